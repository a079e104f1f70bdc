"""The page as people use it: filled, checked, saved, loaded, kept, cleared and printed in a real browser."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import jsonschema
import pypdf
import pytest

from procman.documents.forms.html import render_forms_html
from procman.model.definitions import Definitions
from procman.report.schemas import json_schema
from tests.chromium import Chromium, Tab
from tests.documents.forms.conftest import publication_of, sheets_of

pytestmark = pytest.mark.slow

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


def fill(tab: Tab, answers: dict[str, object]) -> None:
    tab.evaluate(FILL % json.dumps(answers))


@pytest.fixture
def page(every_type: Definitions, tmp_path: Path) -> Path:
    (document,) = render_forms_html(publication_of(every_type), sheets_of(every_type, "AD-09"))
    path = tmp_path / "form.html"
    path.write_bytes(document.content)
    return path


@pytest.fixture
def tab(browser: Chromium, page: Path) -> Iterator[Tab]:
    with closing(browser.open(page.as_uri())) as tab:
        yield tab
    assert tab.complaints() == []
    assert {url.partition(":")[0] for url in tab.requests()} <= {"file", "blob", "data"}


def test_filled_saved_and_loaded_again(tab: Tab, page: Path, tmp_path: Path) -> None:
    fill(tab, ANSWERS)
    saved = tab.saved("document.getElementById('_save').click()")
    data = json.loads(saved.read_text(encoding="utf-8"))
    jsonschema.validate(data, json_schema("form-data"))
    assert saved.name == "AD-09-F01.json"
    identity = {"schema": 1, "process": "AD-09", "form": "all", "number": "AD-09-F01", "version": "1.3"}
    assert {key: data[key] for key in identity} == identity
    assert data["missing"] == []
    assert {key: data["values"][key] for key in ANSWERS} == ANSWERS
    assert data["values"]["_approval_buyer_opinion"] == ""
    tab.evaluate("document.getElementById('_clear').click()")
    assert tab.evaluate(VALUE % "text") == ""
    tab.give_file("#_file", saved)
    tab.until(f"{STATUS}.includes('已读入')")
    assert tab.evaluate(VALUE % "text") == "张三"
    assert tab.evaluate("document.querySelector('[name=choice]:checked').value") == "乙"
    assert "已读入" in tab.evaluate(STATUS)


def test_what_is_missing_is_told_in_words(tab: Tab) -> None:
    tab.evaluate("document.getElementById('_check').click()")
    assert tab.evaluate(ERROR % "text") == "此项必填。"
    assert tab.evaluate(ERROR % "choices") == "此项必填。"
    assert tab.evaluate(ERROR % "number") == ""
    assert tab.evaluate("document.getElementById('text').getAttribute('aria-invalid')") == "true"
    assert tab.evaluate("document.activeElement.id") == "text"
    assert tab.evaluate(STATUS) == "有 4 处要改：文字、段落、选一、选几。"
    fill(tab, ANSWERS)
    tab.evaluate("document.getElementById('_check').click()")
    assert tab.evaluate(STATUS) == "检查通过，没有发现问题。"


@pytest.mark.parametrize(
    ("blank", "wrong", "message"),
    [
        ("number", "十二", "请填数字"),
        ("money", "12.345", "请填金额"),
        ("phone", "没有", "请填电话号码"),
        ("email", "name", "请填邮箱地址"),
    ],
)
def test_a_wrong_form_is_told_at_once_and_keeps_from_saving(tab: Tab, blank: str, wrong: str, message: str) -> None:
    fill(tab, {blank: wrong})
    assert message in tab.evaluate(ERROR % blank)
    tab.evaluate("document.getElementById('_save').click()")
    assert tab.evaluate(STATUS).startswith("没有保存")
    assert list(tab.downloads.iterdir()) == []
    fill(tab, {blank: ANSWERS[blank]})
    assert tab.evaluate(ERROR % blank) == ""


def test_what_was_filled_is_there_again_and_clearing_asks(tab: Tab, page: Path) -> None:
    fill(tab, ANSWERS)
    tab.go(page.as_uri())
    assert tab.evaluate(VALUE % "text") == "张三"
    assert tab.evaluate("document.querySelectorAll('[name=choices]:checked').length") == 2
    tab.evaluate("document.getElementById('_clear').click()")
    assert len(tab.dialogs()) == 1
    tab.go(page.as_uri())
    assert tab.evaluate(VALUE % "text") == ""


def test_files_of_other_forms_are_refused(tab: Tab, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    of_another = '{"schema": 1, "process": "AD-01", "form": "x", "number": "AD-01-F01", "version": "1", "values": {}}'
    for content, told in (("no json", "不是表单数据文件"), (of_another, "AD-01-F01")):
        other.write_text(content, encoding="utf-8")
        tab.give_file("#_file", other)
        tab.until(f"{STATUS}.includes('{told}')")


def test_values_that_do_not_fit_and_another_version_are_told(tab: Tab, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    values = {"text": "李四", "choice": "丁", "tick": "yes", "gone": "x"}
    data = {"schema": 1, "process": "AD-09", "form": "all", "number": "AD-09-F01", "version": "1.0", "values": values}
    other.write_text(json.dumps(data), encoding="utf-8")
    tab.give_file("#_file", other)
    said = tab.until(f"{STATUS}.includes('3 项') && {STATUS}")
    assert "3 项" in said
    assert "1.0" in said
    assert tab.evaluate(VALUE % "text") == "李四"
    assert tab.evaluate("document.querySelector('[name=choice]:checked')") is None


def test_the_keyboard_reaches_every_blank_in_reading_order(tab: Tab, every_type: Definitions) -> None:
    tab.evaluate("document.getElementById('_clear').focus()")
    reached = []
    for _ in range(60):
        tab.press("Tab")
        name = tab.evaluate("document.activeElement.name ?? ''")
        if name and name not in reached:
            reached.append(name)
    (sheet,) = sheets_of(every_type, "AD-09")
    assert reached == [field.id for field in sheet.fields]


def test_it_prints_on_a4_with_what_was_filled(tab: Tab) -> None:
    fill(tab, ANSWERS)
    reader = pypdf.PdfReader(io.BytesIO(tab.pdf()))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in reader.pages))
    assert "张三" in text
    assert "第二行" in text
    assert "保存为" not in text


def test_every_form_of_the_sample_prints_on_one_sheet(browser: Chromium, sample: Definitions, tmp_path: Path) -> None:
    with closing(browser.open("about:blank")) as tab:
        for document in render_forms_html(publication_of(sample), sheets_of(sample)):
            file = tmp_path / Path(document.name).name
            file.write_bytes(document.content)
            tab.go(file.as_uri())
            assert len(pypdf.PdfReader(io.BytesIO(tab.pdf())).pages) == 1, document.name
