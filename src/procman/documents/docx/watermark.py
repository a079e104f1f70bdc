"""A word behind the text of every page, as Word itself makes one: a WordArt in the head.

It is written in VML, which Word, WPS and LibreOffice all draw in heads. Word knows such a shape by its name, so that
*Design › Watermark › Remove* takes it away.
"""

from __future__ import annotations

import math
from typing import Final

from markupsafe import escape

from procman.diagram.text import width
from procman.diagram.watermark import INK
from procman.documents.docx.geometry import Page

NAMESPACES: Final = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAME: Final = "PowerPlusWaterMarkObject"
_OPACITY: Final = ".16"
_FONT: Final = "SimHei"
_SLOPE: Final = 45
_SHARE: Final = 0.64
"""How much of the paper's shorter side the turned word takes."""
_HIGHEST: Final = 200.0
_TYPE: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    "<v:formulas>"
    + "".join(
        f'<v:f eqn="{formula}"/>'
        for formula in (
            "sum #0 0 10800",
            "prod #0 2 1",
            "sum 21600 0 @1",
            "sum 0 0 @2",
            "sum 21600 0 @3",
            "if @0 @3 0",
            "if @0 21600 @1",
            "if @0 0 @2",
            "if @0 @4 21600",
            "mid @5 @6",
            "mid @8 @5",
            "mid @7 @8",
            "mid @6 @7",
            "sum @6 0 @5",
        )
    )
    + '</v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""The kind of shape that Word calls *plain text*: the word fills the shape."""

EMPTY_HEAD: Final = f'<w:hdr xmlns:w="{_W}"/>'.encode()
"""The head of pages that have none else."""


def watermark_run(mark: str, page: Page, number: int) -> str:
    """The run that draws a word across a page, as XML; it takes no room in its paragraph.

    Args:
        mark: The word.
        page: Paper and margins of the pages.
        number: A number that no other watermark of the document has.
    """
    wide, high = _size(mark, page)
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{wide:.1f}pt;height:{high:.1f}pt;rotation:{360 - _SLOPE};"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    shape = (
        f'<v:shape id="{_NAME}{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" alt="{escape(mark)}"'
        f' style="{place}" o:allowincell="f" fillcolor="{INK}" stroked="f"><v:fill opacity="{_OPACITY}"/>'
        f'<v:textpath style="font-family:&quot;{_FONT}&quot;;font-size:1pt;font-weight:bold" string="{escape(mark)}"/>'
        '<w10:wrap anchorx="page" anchory="page"/></v:shape>'
    )
    return f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_TYPE}{shape}</w:pict></w:r>"


def with_watermark(head: bytes, run: str) -> bytes:
    """A head with a watermark in its first paragraph.

    Args:
        head: The part; one without a paragraph gets one.
        run: From ``watermark_run``.
    """
    from lxml import etree

    root = etree.fromstring(head, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    spaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in {"w": _W, **NAMESPACES}.items())
    first = root.find(f"{{{_W}}}p")
    if first is None:
        first = etree.SubElement(root, f"{{{_W}}}p")
    first.extend(etree.fromstring(f"<w:p{spaces}>{run}</w:p>"))
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def _size(mark: str, page: Page) -> tuple[float, float]:
    """Width and height in points: as large as the turned word may be on the paper."""
    paper = (page.width / 20, page.height / 20)
    ratio = width(mark, 1.0, bold=True)  # a character is about as high as its font
    slope = math.radians(_SLOPE)
    room = min(paper) * _SHARE / (ratio * math.cos(slope) + math.sin(slope))
    high = min(room, _HIGHEST)
    return high * ratio, high
