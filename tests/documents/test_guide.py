"""Operating guides, opened in each format."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from lxml import etree

from procman.documents.environment import shipped_templates
from procman.documents.guide import Guides, render_guide_docx, render_guide_html, render_guide_pdf
from procman.documents.publication import Document, Publication
from procman.documents.view.head import Revision
from procman.documents.withdrawal import Withdrawal
from procman.messages import catalogue
from procman.model.definitions import Definitions
from tests.cli.watermarks import docx_marks, pdf_marks
from tests.conftest import REPOSITORY
from tests.documents.conftest import Define, Page, definitions_at
from tests.documents.view.guide.test_guide_view import FILES

HOSTILE = "</style><script>alert(1)</script>]]>{{ 7*7 }}#panic()*_$@ref \\u{202e}\" onx='y"
LONG = "W" * 10_000
RENDER = {"html": render_guide_html, "pdf": render_guide_pdf, "docx": render_guide_docx}


def guides(definitions: Definitions, language: str = "zh-CN", **options: Path) -> Guides:
    return Guides(Publication(definitions, language, known=definitions, **options))  # type: ignore[arg-type]


def rendered(made: Guides, format: str) -> dict[str, Document]:
    """All guides by their name."""
    books = [*made.of_processes(), *made.of_roles(made.names.definitions.organisation.roles)]
    documents = [RENDER[format](made, book) for book in books]
    return {document.name: document for document in documents}


def poisoned(value: object) -> object:
    """The same definitions in which every text that people read ends in something hostile."""
    if isinstance(value, dict):
        return {key: poisoned(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(poisoned(each) for each in value)
    if not hasattr(value, "model_copy"):
        return value
    changed: dict[str, object] = {}
    for name, each in vars(value).items():
        if name in ("name", "label", "when", "measure", "risk", "text", "rule", "purpose") and isinstance(each, str):
            changed[name] = each + HOSTILE
        elif name in ("do", "cautions", "mistakes", "duties") and isinstance(each, tuple):
            changed[name] = tuple(f"{text}{HOSTILE} {LONG}" for text in each)
        else:
            changed[name] = poisoned(each)
    return value.model_copy(update=changed)


@pytest.fixture
def definitions(define: Define) -> Definitions:
    return define(FILES)


@pytest.fixture
def hostile(definitions: Definitions) -> Definitions:
    names = ("manual", "organisation", "requirements", "glossary", "processes")
    return Definitions(**{name: poisoned(getattr(definitions, name)) for name in names})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sample(sample_root: Path) -> Guides:
    return guides(definitions_at(sample_root))


def assert_sound(page: Page) -> None:
    assert page.faults == []
    assert page.resources == []
    assert len(page.ids) == len(set(page.ids))
    assert not {target for target in page.targets if target.startswith("#") and target[1:] not in page.ids}


def pdf_text(document: Document) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document.content)).pages)


def docx_text(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return "".join(body.itertext("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))


def test_there_is_a_guide_for_every_process_and_every_role_with_work(definitions: Definitions) -> None:
    assert set(rendered(guides(definitions), "html")) == {
        "guides/AD-01.html",
        "guides/AD-02.html",
        "guides/AD-03.html",
        "guides/roles/applicant.html",
        "guides/roles/department-head.html",
        "guides/roles/buyer.html",
    }


@pytest.mark.slow
def test_all_pages_of_the_sample_are_sound(sample: Guides) -> None:
    for document in rendered(sample, "html").values():
        page = Page(document.content.decode())
        assert_sound(page)
        assert page.elements.count("caption") == page.elements.count("table")
        headings = [int(tag[1]) for tag in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(headings))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_hostile_texts_stay_texts_on_pages(language: str, hostile: Definitions) -> None:
    for document in rendered(guides(hostile, language), "html").values():
        page = Page(document.content.decode())
        assert_sound(page)
        assert page.elements.count("script") == 1
        assert not [name for _, name, _ in page.attributes if name.startswith("on")]
        assert "{{ 7*7 }}" in page.text


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_hostile_texts_stay_texts_on_paper(format: str, hostile: Definitions) -> None:
    document = rendered(guides(hostile), format)[f"guides/AD-02.{format}"]
    text = pdf_text(document) if format == "pdf" else docx_text(document)
    for words in ("<script>alert(1)</script>", "]]>", "{{ 7*7 }}", "#panic()"):
        assert words in text.replace("\n", "").replace("\u200b", ""), words


def words_of(document: Document) -> str:
    if document.name.endswith("html"):
        text = Page(document.content.decode()).text
    else:
        text = pdf_text(document) if document.name.endswith("pdf") else docx_text(document)
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("format", ["html", "pdf", "docx"])
def test_a_guide_tells_all_that_a_step_needs(format: str, definitions: Definitions) -> None:
    text = words_of(rendered(guides(definitions), format)[f"guides/AD-02.{format}"])
    for words in (
        "流向操作指南",
        "上一步",
        "收到",
        "最多2次",
        "超过时限4个工作小时",
        "忘了签名。签好再交。",
        "逐行看完。",
        "在本步填写",
        "乙项",
        "先核后报。",
        "逐项核对",
        "防范的风险：漏项",
        "由本人接着办理",
        "被调用",
        "手工登记",
        "全程保密。",
        "第2签",
    ):
        assert words in text, words


@pytest.mark.parametrize("format", ["html", "pdf", "docx"])
def test_only_the_steps_of_the_role_are_explained(format: str, sample: Guides) -> None:
    (book,) = sample.of_roles(["quality-inspector"])
    text = words_of(RENDER[format](sample, book))
    processes = sample.names.definitions.processes
    for process in processes.values():
        for step in process.steps.values():
            for line in step.do:
                plain = re.sub(r"\s", "", line)
                assert (plain in text) == (step.role == "quality-inspector"), line


def test_the_pdf_has_bookmarks_tags_and_a_number(sample: Guides) -> None:
    book = next(each for each in sample.of_processes() if each.id == "CS-02")
    reader = pypdf.PdfReader(io.BytesIO(render_guide_pdf(sample, book).content))
    titles = [str(entry["/Title"]) for entry in _flat(reader.outline)]
    assert "投诉处理专员" in titles
    assert any(title.replace(" ", "") == "01登记投诉工单" for title in titles)
    assert reader.metadata is not None
    assert reader.metadata.title == "客户投诉流程操作指南"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "QX-LC-CS-02-V1.0" in reader.pages[0].extract_text()


def _flat(outline: list[object]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for entry in outline:
        found += _flat(entry) if isinstance(entry, list) else [entry]  # type: ignore[list-item]
    return found


def test_the_word_file_has_real_headings_and_contents(sample: Guides) -> None:
    book = next(each for each in sample.of_processes() if each.id == "CS-02")
    document = docx.Document(io.BytesIO(render_guide_docx(sample, book).content))
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Heading 1"] == [*(part.person.role.text for part in book.sections), "各角色共同遵守"]
    steps = [f"{step.number} {step.name}" for part in book.sections for step in part.steps]
    assert by_style["Heading 3"] == steps
    assert [text.strip() for text in by_style["toc 3"]] == steps
    assert document.core_properties.title == "客户投诉流程操作指南"


@pytest.mark.parametrize("format", ["html", "pdf", "docx"])
def test_the_same_definitions_give_the_same_bytes(format: str, definitions: Definitions) -> None:
    assert rendered(guides(definitions), format) == rendered(guides(definitions), format)


def test_what_is_not_in_force_says_so(definitions: Definitions) -> None:
    for document in rendered(guides(definitions), "html").values():
        assert "本流程为草稿，尚未生效，不作为执行依据。" in document.content.decode()


def test_a_workspace_replaces_a_part(definitions: Definitions, tmp_path: Path) -> None:
    override = tmp_path / "html/guide/cover.html.j2"
    override.parent.mkdir(parents=True)
    override.write_text('<header id="cover">OUR {{ guide.subject }}</header>', encoding="utf-8")
    pages = rendered(guides(definitions, overrides=tmp_path), "html")
    assert "OUR 流向" in pages["guides/AD-02.html"].content.decode()


def test_a_process_without_steps_has_a_guide(define: Define) -> None:
    head = 'id: AD-09\nname: 空白\ndomain: administration\nowner: buyer\nversion: "1.0"\n'
    made = guides(define({"a.yaml": head}))
    for format in RENDER:
        assert "空白操作指南" in words_of(rendered(made, format)[f"guides/AD-09.{format}"])


def test_who_changed_and_approved_a_version_is_told(definitions: Definitions) -> None:
    revisions = {"AD-02": [Revision("1.0", None, "改了时限", "张三", "李四")]}
    made = Guides(Publication(definitions, "zh-CN", known=definitions, revisions=revisions))
    for format in RENDER:
        text = words_of(rendered(made, format)[f"guides/AD-02.{format}"])
        assert "改了时限张三李四" in text


def test_no_label_is_idle() -> None:
    parts = [*shipped_templates().glob("*/guide.*"), *shipped_templates().glob("*/guide/*")]
    parts += sorted((REPOSITORY / "src/procman/documents/view/guide").glob("*.py"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    composed = {"title", "cover", "from", "other"}
    idle = [
        key
        for key in catalogue("zh-CN", "guides")
        if key.partition(".")[0] not in composed and not re.search(rf"['\"]{re.escape(key)}['\"]", text)
    ]
    assert not idle


def test_in_the_guide_of_a_role_only_the_sections_that_no_longer_hold_are_marked(define: Define) -> None:
    """Each of them begins a page, and none of its pages is anybody else's."""
    definitions = define(FILES)
    withdrawn = Withdrawal({"AD-02": "换版"}, whole="均已作废")
    made = Guides(Publication(definitions, "zh-CN", known=definitions, withdrawn=withdrawn))
    (book,) = made.of_roles(["department-head"])
    sections = [part.process.number for part in book.sections]
    assert "AD-02" in sections[1:]
    place = sections.index("AD-02")
    docx_found = docx_marks(render_guide_docx(made, book).content)
    assert docx_found.count("作废") == 1
    assert docx_found.count("") > place
    pdf_found = pdf_marks(render_guide_pdf(made, book).content)
    assert pdf_found[0] == ""
    assert pdf_found.count("作废") >= 1
    html = render_guide_html(made, book).content.decode()
    assert re.findall(r'<section class="part role-part[^"]* withdrawn" id="([^"]+)"', html) == ["ad-02"]
    assert '<main id="content">' in html
