"""The package around a page: the parts that every ``.vsdx`` has, always the same bytes for the same page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from procman.diagram.markup import xml_text
from procman.exchange.visio.sheets import FONT, add_cell, add_section, plain

_MAIN: Final = "http://schemas.microsoft.com/office/visio/2012/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_OPC: Final = "http://schemas.openxmlformats.org/package/2006"
_VISIO: Final = "http://schemas.microsoft.com/visio/2010/relationships"
NAMESPACES: Final = {"xmlns": _MAIN, "xmlns:r": f"{_OFFICE}/relationships", "xml:space": "preserve"}
MARKER: Final = b"<dc:creator>procman</dc:creator>"
"""Stands uncompressed in the package's last part."""
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_LANDSCAPE, _PORTRAIT = 2, 1
_CUSTOM_SIZE: Final = 3
_ARCS: Final = 1
_LEVEL_LINES_JUMP: Final = 1

_TYPES: Final = {
    "/visio/document.xml": "application/vnd.ms-visio.drawing.main+xml",
    "/visio/pages/pages.xml": "application/vnd.ms-visio.pages+xml",
    "/visio/pages/page1.xml": "application/vnd.ms-visio.page+xml",
    "/visio/windows.xml": "application/vnd.ms-visio.windows+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_RELATIONS: Final = {
    "_rels/.rels": {
        f"{_VISIO}/document": "visio/document.xml",
        f"{_OPC}/relationships/metadata/core-properties": "docProps/core.xml",
        f"{_OFFICE}/relationships/extended-properties": "docProps/app.xml",
    },
    "visio/_rels/document.xml.rels": {f"{_VISIO}/pages": "pages/pages.xml", f"{_VISIO}/windows": "windows.xml"},
    "visio/pages/_rels/pages.xml.rels": {f"{_VISIO}/page": "page1.xml"},
}
_BASE_CELLS: Final[dict[str, object]] = {
    "EnableLineProps": 1,
    "EnableFillProps": 1,
    "EnableTextProps": 1,
    "LineWeight": 0.010417,
    "LineColor": "#000000",
    "LinePattern": 1,
    "LineCap": 0,
    "Rounding": 0,
    "BeginArrow": 0,
    "EndArrow": 0,
    "BeginArrowSize": 2,
    "EndArrowSize": 2,
    "LineColorTrans": 0,
    "FillForegnd": "#FFFFFF",
    "FillBkgnd": "#FFFFFF",
    "FillPattern": 1,
    "FillForegndTrans": 0,
    "FillBkgndTrans": 0,
    "ShdwPattern": 0,
    "LeftMargin": 0,
    "RightMargin": 0,
    "TopMargin": 0,
    "BottomMargin": 0,
    "VerticalAlign": 1,
    "TextBkgnd": 0,
    "TextDirection": 0,
    "DefaultTabStop": 0.5,
}
_BASE_CHARACTER: Final[dict[str, object]] = {
    "Font": FONT,
    "AsianFont": FONT,
    "Color": "#000000",
    "Style": 0,
    "Size": 0.114583,
}
_BASE_PARAGRAPH: Final[dict[str, object]] = {"SpLine": -1.2, "SpBefore": 0, "SpAfter": 0, "HorzAlign": 1}

_CONNECTOR_LAYER: Final[dict[str, object]] = {
    "Name": "Connector",
    "Color": 255,
    "Status": 0,
    "Visible": 1,
    "Print": 1,
    "Active": 0,
    "Lock": 0,
    "Snap": 1,
    "Glue": 1,
    "NameUniv": "Connector",
    "ColorTrans": 0,
}


@dataclass(frozen=True, slots=True)
class Page:
    """The only page; sizes in inches, contents as XML."""

    name: str
    width: float
    height: float
    contents: bytes


def package(page: Page, title: str) -> bytes:
    """Pack a page into a ``.vsdx``."""
    parts = {"[Content_Types].xml": _content_types()}
    parts |= {name: _relations(targets) for name, targets in _RELATIONS.items()}
    parts |= {
        "visio/document.xml": _document(),
        "visio/pages/pages.xml": _pages(page),
        "visio/pages/page1.xml": page.contents,
        "visio/windows.xml": _windows(page),
        "docProps/app.xml": _application(),
        "docProps/core.xml": _properties(title),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name == "docProps/core.xml" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def xml_bytes(root: ElementTree.Element) -> bytes:
    """A part as it stands in the package."""
    return _DECLARATION + ElementTree.tostring(root, encoding="unicode").encode()


def _add_cells(parent: ElementTree.Element, cells: Mapping[str, object]) -> None:
    for name, value in cells.items():
        add_cell(parent, name, value)


def _content_types() -> bytes:
    root = ElementTree.Element("Types", xmlns=f"{_OPC}/content-types")
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        ElementTree.SubElement(root, "Default", Extension=extension, ContentType=kind)
    for part, kind in _TYPES.items():
        ElementTree.SubElement(root, "Override", PartName=part, ContentType=kind)
    return xml_bytes(root)


def _relations(targets: dict[str, str]) -> bytes:
    root = ElementTree.Element("Relationships", xmlns=f"{_OPC}/relationships")
    for place, (kind, target) in enumerate(targets.items(), start=1):
        ElementTree.SubElement(root, "Relationship", Id=f"rId{place}", Type=kind, Target=target)
    return xml_bytes(root)


def _document() -> bytes:
    root = ElementTree.Element("VisioDocument", NAMESPACES)
    defaults = dict.fromkeys(("DefaultTextStyle", "DefaultLineStyle", "DefaultFillStyle", "DefaultGuideStyle"), "3")
    settings = ElementTree.SubElement(root, "DocumentSettings", {"TopPage": "0", **defaults})
    for name, value in (("GlueSettings", 9), ("SnapSettings", 65847), ("SnapExtensions", 34)):
        ElementTree.SubElement(settings, name).text = str(value)
    ElementTree.SubElement(settings, "DynamicGridEnabled").text = "1"
    faces = ElementTree.SubElement(root, "FaceNames")
    ElementTree.SubElement(faces, "FaceName", NameU=FONT)
    sheets = ElementTree.SubElement(root, "StyleSheets")
    base = ElementTree.SubElement(sheets, "StyleSheet", ID="0", NameU="No Style", Name="No Style")
    _add_cells(base, _BASE_CELLS)
    for section, cells in (("Character", _BASE_CHARACTER), ("Paragraph", _BASE_PARAGRAPH)):
        row = ElementTree.SubElement(add_section(base, section), "Row", IX="0")
        _add_cells(row, cells)
    parents = dict.fromkeys(("LineStyle", "FillStyle", "TextStyle"), "0")
    normal = ElementTree.SubElement(sheets, "StyleSheet", {"ID": "3", "NameU": "Normal", "Name": "Normal", **parents})
    _add_cells(normal, dict.fromkeys(("EnableLineProps", "EnableFillProps", "EnableTextProps"), 1))
    return xml_bytes(root)


def _pages(page: Page) -> bytes:
    root = ElementTree.Element("Pages", NAMESPACES)
    name = xml_text(page.name)
    centre = {"ViewScale": "-1", "ViewCenterX": plain(page.width / 2), "ViewCenterY": plain(page.height / 2)}
    element = ElementTree.SubElement(root, "Page", {"ID": "0", "NameU": name, "Name": name, **centre})
    sheet = ElementTree.SubElement(element, "PageSheet", dict.fromkeys(("LineStyle", "FillStyle", "TextStyle"), "0"))
    cells: dict[str, object] = {
        "PageWidth": plain(page.width),
        "PageHeight": plain(page.height),
        "PageScale": 1,
        "DrawingScale": 1,
        "DrawingSizeType": _CUSTOM_SIZE,
        "DrawingScaleType": 0,
        "LineJumpCode": _LEVEL_LINES_JUMP,
        "LineJumpStyle": _ARCS,
        "OnPage": 1,
        "PagesX": 1,
        "PagesY": 1,
        "PrintPageOrientation": _LANDSCAPE if page.width > page.height else _PORTRAIT,
    }
    _add_cells(sheet, cells)
    row = ElementTree.SubElement(add_section(sheet, "Layer"), "Row", IX="0")
    _add_cells(row, _CONNECTOR_LAYER)
    ElementTree.SubElement(element, "Rel", {"r:id": "rId1"})
    return xml_bytes(root)


def _windows(page: Page) -> bytes:
    root = ElementTree.Element("Windows", NAMESPACES)
    window = {"ID": "0", "WindowType": "Drawing", "WindowState": "1073741824", "ContainerType": "Page", "Page": "0"}
    centre = {"ViewScale": "-1", "ViewCenterX": plain(page.width / 2), "ViewCenterY": plain(page.height / 2)}
    element = ElementTree.SubElement(root, "Window", {**window, **centre})
    for name, value in (("ShowRulers", 1), ("ShowGrid", 0), ("ShowPageBreaks", 0), ("ShowConnectionPoints", 1)):
        ElementTree.SubElement(element, name).text = str(value)
    return xml_bytes(root)


def _application() -> bytes:
    root = ElementTree.Element("Properties", xmlns=f"{_OFFICE}/extended-properties")
    ElementTree.SubElement(root, "Application").text = "procman"
    return xml_bytes(root)


def _properties(title: str) -> bytes:
    namespaces = {"xmlns:cp": f"{_OPC}/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/"}
    root = ElementTree.Element("cp:coreProperties", namespaces)
    ElementTree.SubElement(root, "dc:title").text = xml_text(title)
    ElementTree.SubElement(root, "dc:creator").text = "procman"
    return xml_bytes(root)
