"""The page of a role is one sheet of paper, printed by a browser as well as in Word's own measures."""

from __future__ import annotations

import io
import zipfile
from contextlib import closing
from pathlib import Path

import pypdf
import pytest
from lxml import etree

from tests.chromium import Chromium
from tests.cli.conftest import Procman
from tests.cli.scripted.repository import Scripted, write_heavy_rewrite
from tests.word_heights import SPACE, section_heights

pytestmark = pytest.mark.slow
ASIDE = "岗位须知"


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("heavy")
    write_heavy_rewrite(root)
    return root


@pytest.fixture(params=["thirty versions", "a heavy rewrite"])
def versions(request: pytest.FixtureRequest, scripted: Scripted, heavy: Path) -> tuple[Path, str, str]:
    if request.param == "thirty versions":
        return scripted.root, "manual-v1.0", "manual-v1.30"
    return heavy, "v1.0", "v1.1"


def test_a_browser_prints_the_page_of_each_role_on_one_sheet(
    versions: tuple[Path, str, str], procman: Procman, browser: Chromium, tmp_path: Path
) -> None:
    root, old, new = versions
    file = tmp_path / "bulletin.html"
    assert procman(root, "bulletin", old, new, "-o", str(file)).code == 0
    roles = file.read_text(encoding="utf-8").count(f'<span class="page-aside">{ASIDE}</span>')
    with closing(browser.open(file.as_uri())) as tab:
        printed = tab.pdf()
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed)).pages]
    begun = [place for place, text in enumerate(texts) if ASIDE in text]
    assert roles > 5
    assert len(begun) == roles
    assert begun == list(range(begun[0], begun[0] + roles)), "no page of a role goes on on a second sheet"
    assert "变更点对照表" in texts[begun[-1] + 1]


def test_word_has_room_for_the_page_of_each_role_on_one_sheet(
    versions: tuple[Path, str, str], procman: Procman, tmp_path: Path
) -> None:
    root, old, new = versions
    file = tmp_path / "bulletin.docx"
    assert procman(root, "bulletin", old, new, "--format", "docx", "-o", str(file)).code == 0
    with zipfile.ZipFile(file) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
    sections = section_heights(document, styles)
    roles = [section for section in sections if section.digest]
    assert len(roles) > 5
    assert [section.title for section in roles if section.height > section.room] == []
    assert not document.xpath("//w:br[@w:type='page']", namespaces=SPACE)


def test_what_a_page_leaves_out_is_in_the_table_by_its_number(heavy: Path, procman: Procman, tmp_path: Path) -> None:
    file = tmp_path / "agent.html"
    assert procman(heavy, "bulletin", "v1.0", "v1.1", "--role", "热线客服代表", "-o", str(file)).code == 0
    page = etree.HTML(file.read_text(encoding="utf-8"))
    (left,) = page.xpath("//table[@class='digest']/tbody[tr[1][contains(., '还有')]]")
    told = {row.xpath("string(th)"): row.xpath("string(td)") for row in left.xpath("tr[position() > 1]")}
    tables = page.xpath("//section[@id='changes']/h2")
    numbers = {
        title.xpath("string(text())").split()[0]: {
            int(cell) for cell in title.xpath("following-sibling::table[1]/tbody/tr/td[1]/text()")
        }
        for title in tables
    }
    assert told
    for process, text in told.items():
        pointed = _numbers(text)
        assert pointed
        assert pointed <= numbers[process], process


def _numbers(text: str) -> set[int]:
    found: set[int] = set()
    for piece in text.split("第 ")[1:]:
        for each in piece.split(" 项")[0].split("、"):
            first, _, last = each.partition("—")
            found |= set(range(int(first), int(last or first) + 1))
    return found
