"""The page as people use it: filled, checked, saved, loaded, kept, cleared and printed in a real browser."""

from __future__ import annotations

import base64
import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pypdf
import pytest

from procman.documents.forms.html import render_forms_html
from procman.model.definitions import Definitions
from procman.report.schemas import json_schema
from tests import chromium
from tests.chromium import Chromium
from tests.documents.forms.conftest import publication_of, sheets_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(chromium.PROGRAM is None, reason="no Chromium here: install Debian's chromium to run this"),
]

ANSWERS = {
    "text": "张三",
    "paragraph": "第一行\n第二行",
    "number": "12",
    "money": "1200.50",
    "date": "2026-01-31",
    "datetime": "2026-01-31T09:30",
    "choice": "乙",
    "choices": ["子", "寅"],
    "tick": True,
    "phone": "010-12345678 上午",
    "email": "name@example.com",
}
FILL = """
(answers => {
  for (const [id, given] of Object.entries(answers)) {
    const found = [...document.querySelectorAll(`[name="${id}"]`)];
    if (typeof given === "string" && found[0].type !== "radio") found[0].value = given;
    else found.forEach(each => { each.checked = given === true || [].concat(given).includes(each.value); });
    found[0].dispatchEvent(new Event("input", {bubbles: true}));
    found[0].dispatchEvent(new Event("change", {bubbles: true}));
  }
})(%s)
"""
VALUE = "document.querySelector('[name=\"%s\"]').value"
STATUS = "document.getElementById('_status').textContent"
ERROR = "(e => e.hidden ? '' : e.textContent)(document.getElementById('%s-error'))"


def fill(browser: Chromium, answers: dict[str, object]) -> None:
    browser.run(FILL % json.dumps(answers))


@pytest.fixture
def page(every_type: Definitions, tmp_path: Path) -> Path:
    (document,) = render_forms_html(publication_of(every_type), sheets_of(every_type, "AD-09"))
    path = tmp_path / "form.html"
    path.write_bytes(document.content)
    return path


@pytest.fixture
def browser(page: Path, tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path) as browser:
        browser.open(page)
        yield browser
        assert browser.faults == []
        assert {url.partition(":")[0] for url in browser.requests} <= {"file", "blob", "data"}


def test_filled_saved_and_loaded_again(browser: Chromium, page: Path, tmp_path: Path) -> None:
    fill(browser, ANSWERS)
    saved = browser.saved("document.getElementById('_save').click()")
    data = json.loads(saved.read_text(encoding="utf-8"))
    jsonschema.validate(data, json_schema("form-data"))
    assert saved.name == "AD-09-F01.json"
    identity = {"schema": 1, "process": "AD-09", "form": "all", "number": "AD-09-F01", "version": "1.3"}
    assert {key: data[key] for key in identity} == identity
    assert data["missing"] == []
    assert {key: data["values"][key] for key in ANSWERS} == ANSWERS
    assert data["values"]["_approval_buyer_opinion"] == ""
    browser.run("document.getElementById('_clear').click()")
    assert browser.run(VALUE % "text") == ""
    browser.give_file("#_file", saved)
    browser.run("new Promise(done => setTimeout(done, 300))")
    assert browser.run(VALUE % "text") == "张三"
    assert browser.run("document.querySelector('[name=choice]:checked').value") == "乙"
    assert "已读入" in browser.run(STATUS)


def test_what_is_missing_is_told_in_words(browser: Chromium) -> None:
    browser.run("document.getElementById('_check').click()")
    assert browser.run(ERROR % "text") == "此项必填。"
    assert browser.run(ERROR % "choices") == "此项必填。"
    assert browser.run(ERROR % "number") == ""
    assert browser.run("document.getElementById('text').getAttribute('aria-invalid')") == "true"
    assert browser.run("document.activeElement.id") == "text"
    assert browser.run(STATUS) == "有 4 处要改：文字、段落、选一、选几。"
    fill(browser, ANSWERS)
    browser.run("document.getElementById('_check').click()")
    assert browser.run(STATUS) == "检查通过，没有发现问题。"


@pytest.mark.parametrize(
    ("blank", "wrong", "message"),
    [
        ("number", "十二", "请填数字"),
        ("money", "12.345", "请填金额"),
        ("phone", "没有", "请填电话号码"),
        ("email", "name", "请填邮箱地址"),
    ],
)
def test_a_wrong_form_is_told_at_once_and_keeps_from_saving(
    browser: Chromium, blank: str, wrong: str, message: str
) -> None:
    fill(browser, {blank: wrong})
    assert message in browser.run(ERROR % blank)
    browser.run("document.getElementById('_save').click()")
    assert browser.run(STATUS).startswith("没有保存")
    assert list(browser.downloads.iterdir()) == []
    fill(browser, {blank: ANSWERS[blank]})
    assert browser.run(ERROR % blank) == ""


def test_what_was_filled_is_there_again_and_clearing_asks(browser: Chromium, page: Path) -> None:
    fill(browser, ANSWERS)
    browser.open(page)
    assert browser.run(VALUE % "text") == "张三"
    assert browser.run("document.querySelectorAll('[name=choices]:checked').length") == 2
    browser.run("document.getElementById('_clear').click()")
    assert len(browser.dialogs) == 1
    browser.open(page)
    assert browser.run(VALUE % "text") == ""


def test_files_of_other_forms_are_refused(browser: Chromium, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    told = []
    for content in (
        "no json",
        '{"schema": 1, "process": "AD-01", "form": "x", "number": "AD-01-F01", "version": "1", "values": {}}',
    ):
        other.write_text(content, encoding="utf-8")
        browser.give_file("#_file", other)
        browser.run("new Promise(done => setTimeout(done, 300))")
        told.append(browser.run(STATUS))
    assert "不是表单数据文件" in told[0]
    assert "AD-01-F01" in told[1]


def test_values_that_do_not_fit_and_another_version_are_told(browser: Chromium, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    values = {"text": "李四", "choice": "丁", "tick": "yes", "gone": "x"}
    data = {"schema": 1, "process": "AD-09", "form": "all", "number": "AD-09-F01", "version": "1.0", "values": values}
    other.write_text(json.dumps(data), encoding="utf-8")
    browser.give_file("#_file", other)
    browser.run("new Promise(done => setTimeout(done, 300))")
    said = browser.run(STATUS)
    assert "3 项" in said
    assert "1.0" in said
    assert browser.run(VALUE % "text") == "李四"
    assert browser.run("document.querySelector('[name=choice]:checked')") is None


def test_the_keyboard_reaches_every_blank_in_reading_order(browser: Chromium, every_type: Definitions) -> None:
    browser.run("document.getElementById('_clear').focus()")
    reached = []
    for _ in range(60):
        browser.press("Tab")
        name = browser.run("document.activeElement.name ?? ''")
        if name and name not in reached:
            reached.append(name)
    (sheet,) = sheets_of(every_type, "AD-09")
    assert reached == [field.id for field in sheet.fields]


def test_it_prints_on_a4_with_what_was_filled(browser: Chromium) -> None:
    fill(browser, ANSWERS)
    printed = browser.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    reader = pypdf.PdfReader(io.BytesIO(base64.b64decode(printed)))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in reader.pages))
    assert "张三" in text
    assert "第二行" in text
    assert "保存为" not in text


def test_every_form_of_the_sample_prints_on_one_sheet(sample: Definitions, tmp_path: Path) -> None:
    with Chromium(tmp_path) as browser:
        for document in render_forms_html(publication_of(sample), sheets_of(sample)):
            file = tmp_path / Path(document.name).name
            file.write_bytes(document.content)
            browser.open(file)
            printed = browser.call("Page.printToPDF", preferCSSPageSize=True)["data"]
            assert len(pypdf.PdfReader(io.BytesIO(base64.b64decode(printed))).pages) == 1, document.name
