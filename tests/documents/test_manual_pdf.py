"""The PDF is opened and read back."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path

import pypdf
import pytest

from procman.documents.manual_pdf import render_manual_pdf
from procman.documents.publication import Publication
from procman.documents.view.record import Edition
from procman.errors import FontError, MissingGlyphsError, TemplateFaultError
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import MakeWorkspace


def publication(root: Path, **options: object) -> Publication:
    workspace = load(FolderTree(root))
    given = {"language": workspace.definitions.manual.language, "workspace": workspace, **options}
    return Publication(workspace.require_sound(), **given)  # type: ignore[arg-type]


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def words(reader: pypdf.PdfReader) -> str:
    """All text without line ends, which may fall anywhere."""
    return "".join(page.extract_text() for page in reader.pages).replace("\n", "").replace("\u200b", "")


def titles(outline: object, depth: int = 0) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for item in outline if isinstance(outline, list) else []:
        found += titles(item, depth + 1) if isinstance(item, list) else [(depth, item.title)]
    return found


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> pypdf.PdfReader:
    """The PDF of one sample process."""
    whole = publication(sample_root)
    return read(render_manual_pdf(_only(whole, "CS-02")).content)


def _only(whole: Publication, *process_ids: str) -> Publication:
    import dataclasses

    processes = {key: whole.definitions.processes[key] for key in process_ids}
    part = dataclasses.replace(whole.definitions, processes=processes)
    return dataclasses.replace(whole, definitions=part, known=whole.definitions)


def test_metadata_and_tags(sample: pypdf.PdfReader) -> None:
    assert sample.metadata is not None
    assert (sample.metadata.title, sample.metadata.author) == ("青溪通信流程手册", "青溪通信有限公司")
    root = sample.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in root


def test_bookmarks_lead_through_chapters(sample: pypdf.PdfReader) -> None:
    found = titles(sample.outline)
    assert (0, "第 1 章 总则") in found
    process = next(place for place, (depth, title) in enumerate(found) if title.startswith("CS-02"))
    assert found[process][0] == 1
    chapters = [title for depth, title in found[process:] if depth == 2]
    assert len(chapters) == 13
    assert "流程边界" in chapters[4]
    assert any(depth == 3 and "客户投诉登记表" in title for depth, title in found[process:])


def test_a_page_says_what_it_belongs_to(sample: pypdf.PdfReader) -> None:
    texts = [page.extract_text() for page in sample.pages]
    first = next(text for text in texts if "1 流程目的" in text)
    assert "客户投诉流程" in first.splitlines()[0]
    assert re.search("QX-LC-CS-02 . V1.0", first)
    assert f" / {len(texts)}" in first
    assert "内部公开" in first
    assert not texts[0].splitlines()[0].startswith("青溪通信有限公司|")


def test_contents_name_pages(sample: pypdf.PdfReader) -> None:
    contents = next(page.extract_text() for page in sample.pages if "总则 ." in page.extract_text())
    line = next(line for line in contents.splitlines() if "CS-02" in line)
    number = int(line.rpartition(" ")[2].strip(". "))
    assert "CS-02" in sample.pages[number - 1].extract_text()


def test_wide_charts_lie_on_their_sides(sample: pypdf.PdfReader) -> None:
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in sample.pages]
    sheets = [size for size in sizes if size[0] > size[1]]
    assert len(sheets) >= 3
    assert all(size == pytest.approx((841.89, 595.28), abs=0.01) for size in sheets)


def test_every_chapter_has_its_content(sample: pypdf.PdfReader) -> None:
    text = words(sample)
    for expected in ("登记投诉", "职责分配矩阵", "风险描述", "计算公式", "例外处理", "修订记录", "不同意", "签字"):
        assert expected in text


def test_the_same_definitions_give_the_same_bytes(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    first, second = (render_manual_pdf(publication(root)).content for _ in range(2))
    assert first == second


def test_dates_come_from_the_definitions_or_the_environment(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace()
    metadata = read(render_manual_pdf(publication(root)).content).metadata
    assert metadata is not None
    assert metadata.creation_date == publication(root).timestamp
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    metadata = read(render_manual_pdf(publication(root)).content).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.isoformat() == "1970-01-02T00:00:00+00:00"


def test_tags_can_be_left_out(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    tagged, plain = (render_manual_pdf(publication(root), tagged=each).content for each in (True, False))
    assert "/MarkInfo" not in read(plain).trailer["/Root"]
    assert len(plain) < len(tagged)
    assert len(read(plain).pages) == len(read(tagged).pages)


def test_a_draft_carries_its_mark_and_an_effective_process_none(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    file = root / "processes/administration/ad-01-purchase.yaml"
    text = file.read_text()
    marks = {}
    for status in ("draft", "retired", "effective"):
        file.write_text(re.sub(r"status: \w+", f"status: {status}", text))
        marks[status] = words(read(render_manual_pdf(publication(root)).content))
    assert "草稿" in marks["draft"]
    assert "作废" in marks["retired"]
    assert "不得执行" in marks["retired"]
    assert not re.search("草稿|作废|不得执行", marks["effective"])


HOSTILE = "#panic(1) *粗* $x$ @ref <script>alert(1)</script> ]]> {{ 7*7 }} =cmd|' /* // \\u{41}"


def test_hostile_texts_are_texts(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    file = root / "processes/administration/ad-01-purchase.yaml"
    text = re.sub(r"\nname: .*", lambda _: f"\nname: {_quoted(HOSTILE)}", file.read_text())
    file.write_text(re.sub(r"\npurpose: .*", f"\npurpose: {'w' * 10_000}", text))
    found = words(read(render_manual_pdf(publication(root)).content))
    assert HOSTILE.replace(" ", "") in found.replace(" ", "")
    assert found.count("w") >= 10_000


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_a_workspace_replaces_single_templates(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    own = root / "templates"
    _write(own, "pdf/process/purpose.typ", "#let purpose(manual, process) = [我司的目的：#process.name]")
    assert "我司的目的：" in words(read(render_manual_pdf(publication(root, overrides=own)).content))


def test_a_mistake_in_an_own_template_names_it_and_its_line(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    own = root / "templates"
    _write(own, "pdf/process/purpose.typ", "#let purpose(manual, process) = {\n  process.nothing\n}")
    with pytest.raises(TemplateFaultError) as raised:
        render_manual_pdf(publication(root, overrides=own))
    assert str(raised.value.location) == "templates/pdf/process/purpose.typ:2"
    assert "nothing" in str(raised.value.arguments["reason"])


def _write(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)


def test_characters_without_a_glyph_are_told_by_their_places(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    glossary = "quotation: {term: 报价单, definition: 𠮷先生签字的报价。}\nother: {term: 笑😀, definition: 无}\n"
    (root / "processes/glossary.yaml").write_text(glossary)
    with pytest.raises(MissingGlyphsError) as raised:
        render_manual_pdf(publication(root))
    places = [(str(place.location), place.element, place.characters) for place in raised.value.places]
    assert places == [
        ("processes/glossary.yaml:1:36", "quotation.definition", "𠮷 (U+20BB7)"),
        ("processes/glossary.yaml:2:15", "other.term", "😀 (U+1F600)"),
    ]
    assert raised.value.arguments["count"] == 2


def test_a_missing_font_package_is_told(make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from procman.printing import fonts

    monkeypatch.setattr(fonts, "_PACKAGE", "no_such_package_of_fonts")
    fonts.find_fonts.cache_clear()
    try:
        with pytest.raises(FontError) as raised:
            render_manual_pdf(publication(make_workspace()))
    finally:
        fonts.find_fonts.cache_clear()
    assert raised.value.key == "font-package-missing"
    assert raised.value.arguments == {"requirement": fonts.FONT_REQUIREMENT}


def test_the_frame_is_english_around_the_companys_texts(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    reader = read(render_manual_pdf(publication(root, language="en")).content)
    assert reader.trailer["/Root"]["/Lang"] == "en"
    chapters = [title for depth, title in titles(reader.outline) if depth == 2]
    assert "1 Purpose" in [title.strip() for title in chapters]


def test_the_history_of_the_manual_stands_in_front(make_workspace: MakeWorkspace) -> None:
    day = datetime.date(2026, 3, 1)
    editions = (
        Edition("v1.1", day, "补充审批路线", "张三", "李四", changed=("AD-01",)),
        Edition("v1.0", day, "首次发布", "张三", "李四", added=("AD-01", "AD-99")),
    )
    reader = read(render_manual_pdf(publication(make_workspace(), editions=editions)).content)
    page = reader.pages[1].extract_text()
    for expected in ("修订记录", "v1.1", "2026 年 3 月 1 日", "补充审批路线", "修订 1 个", "李四"):
        assert expected in page
    assert (0, "修订记录") in titles(reader.outline)
