"""The word across what no longer holds, as it stands in files of every format."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pypdf

from tests.printing.pictures import pixels_like

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
SVG = "{http://www.w3.org/2000/svg}"
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BPMNDI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
VISIO = "{http://schemas.microsoft.com/office/visio/2012/main}"
_PALE = (245, 227, 226)
"""The ink of the word at its opacity on white."""


def html_mark(data: bytes) -> str:
    """The word that the page's style sheet draws over elements, if there are any."""
    text = data.decode()
    rule = re.search(r'\.withdrawn::after,[^{]*\{[^}]*url\("data:image/svg\+xml,([^"]+)"\)', text)
    classes = _Classes()
    classes.feed(text)
    if "withdrawn" not in classes.found or rule is None:
        return ""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is None or re.search(r"img-src [^;]*data:", policy[1]), "the policy lets the word be drawn"
    return "".join(ElementTree.fromstring(unquote(rule[1])).itertext())


class _Classes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self.found |= {word for name, value in attrs if name == "class" for word in (value or "").split()}


def pdf_marks(data: bytes) -> list[str]:
    """The turned words of each page."""
    return [_turned(page) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def _turned(page: pypdf.PageObject) -> str:
    found = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], _font: object, size: float) -> None:
        lean = text_matrix[0] * matrix[1] + text_matrix[1] * matrix[3]
        if abs(lean) * size > 20:
            found.append(text.strip())

    page.extract_text(visitor_text=visit)
    return "".join(found)


def docx_marks(data: bytes) -> list[str]:
    """The word in the head of each section, and in that of its first page where it has one of its own."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    listed = ElementTree.fromstring(parts["word/_rels/document.xml.rels"])
    relations = {one.get("Id"): one.get("Target") for one in listed}
    marks = []
    for section in ElementTree.fromstring(parts["word/document.xml"]).iter(f"{W}sectPr"):
        heads = {head.get(f"{W}type"): head.get(f"{R}id") for head in section.iter(f"{W}headerReference")}
        for kind in ("default", *(("first",) if section.find(f"{W}titlePg") is not None else ())):
            head = parts[f"word/{relations[heads[kind]]}"] if kind in heads else b""
            marks.append(word_art(head))
    return marks


def word_art(head: bytes) -> str:
    """The word of the shape that Word takes for a watermark."""
    shapes = ElementTree.fromstring(head).iter(f"{V}shape") if head else ()
    named = [shape for shape in shapes if shape.get("id", "").startswith("PowerPlusWaterMarkObject")]
    return "".join(path.get("string", "") for shape in named for path in shape.iter(f"{V}textpath"))


def xlsx_marks(data: bytes) -> list[str]:
    """The word in the head of each sheet that people see; it stands in a cell as well."""
    marks = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        if sheet.sheet_state == "visible":
            mark = (sheet.oddHeader.center.text or "").strip()
            cells = [str(cell.value) for row in sheet.iter_rows(max_row=4) for cell in row if cell.value]
            assert not mark or any(text.startswith(f"{mark}　") for text in cells), sheet.title
            marks.append(mark)
    return marks


def svg_mark(data: bytes) -> str:
    """The word that lies on top of a picture."""
    top = ElementTree.fromstring(data)[-1]
    return (top[0].text or "") if top.get("class") == "watermark" else ""


def png_mark(data: bytes) -> str:
    """Pixels have no words, but the ink tells whether one is there."""
    return "作废" if pixels_like(data, _PALE) > 1000 else ""


def drawio_mark(data: bytes) -> str:
    """The word on a locked layer above the others."""
    cells = list(ElementTree.fromstring(data).iter("mxCell"))
    layers = [cell for cell in cells if cell.get("parent") == "0"]
    locked = {cell.get("id") for cell in layers[1:] if "locked=1" in cell.get("style", "")}
    return "".join({cell.get("value", "") for cell in cells if cell.get("parent") in locked})


def vsdx_mark(data: bytes) -> str:
    """The word in shapes of its own."""
    with ZipFile(io.BytesIO(data)) as archive:
        page = ElementTree.fromstring(archive.read("visio/pages/page1.xml"))
    shapes = [shape for shape in page.iter(f"{VISIO}Shape") if shape.get("NameU", "").startswith("Watermark.")]
    return "".join({"".join(text.itertext()) for shape in shapes for text in shape.iter(f"{VISIO}Text")})


def bpmn_mark(data: bytes) -> str:
    """The first word of the note that is drawn beside the pool."""
    root = ElementTree.fromstring(data)
    drawn = {shape.get("bpmnElement") for shape in root.iter(f"{BPMNDI}BPMNShape")}
    notes = [note for note in root.iter(f"{BPMN}textAnnotation") if note.get("id") in drawn]
    return "".join("".join(note.itertext()).split()[0] for note in notes)


def _first(pattern: str) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        found = re.search(pattern, data.decode(), re.MULTILINE)
        return found[1] if found else ""

    return read


def json_mark(data: bytes) -> str:
    """Data has no pages: it says why it no longer holds."""
    return "作废" if json.loads(data).get("withdrawn") else ""


MARKS: dict[str, Callable[[bytes], str | list[str]]] = {
    ".html": html_mark,
    ".pdf": pdf_marks,
    ".docx": docx_marks,
    ".xlsx": xlsx_marks,
    ".svg": svg_mark,
    ".png": png_mark,
    ".drawio": drawio_mark,
    ".vsdx": vsdx_mark,
    ".bpmn": bpmn_mark,
    ".json": json_mark,
    ".md": _first(r"^> \*\*(\S+)\*\* "),
    ".dot": _first(r'label="(作废|WITHDRAWN)(?:\\n|$)'),
    ".mmd": _first(r'^    notice\["(\S+?)<br/>'),
}
"""By the ending of a file: a word, or one for each of its pages, sections or sheets; empty where there is none."""


def marks_of(path: Path) -> set[str]:
    """The words that a file carries; one of them is empty when a page of it carries none.

    Raises:
        KeyError: Nobody has said yet how this format is marked.
    """
    found = MARKS[path.suffix](path.read_bytes())
    return {found} if isinstance(found, str) else set(found)
