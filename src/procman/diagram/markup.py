"""SVG elements as text: numbers, attributes and escaping in one place."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import Final

from procman.diagram.geometry import Rectangle

# XML 1.0 allows no control characters but tab and line ends, no lone surrogates, no U+FFFE and U+FFFF.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@lru_cache(maxsize=1 << 14)
def number(value: float) -> str:
    """A figure with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0") if abs(value) < 0.005 else _plain(value)


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def xml_text(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


@lru_cache(maxsize=1 << 14)
def safe(text: str) -> str:
    """Text as it may stand in an element or in a quoted attribute."""
    return escape(xml_text(text), quote=True)


def attributes(**values: object) -> str:
    """Attributes in the given order; ``stroke_width`` becomes ``stroke-width``, None is left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{safe(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


def element(name: str, **values: object) -> str:
    """An element without content."""
    return f"<{name}{attributes(**values)}/>"


def path(line: str, *, fill: str = "none", stroke: str, stroke_width: float = 0.8, **values: object) -> str:
    """A path."""
    return element("path", d=line, fill=fill, stroke=stroke, stroke_width=stroke_width, **values)


def rectangle(
    place: Rectangle,
    fill: str,
    stroke: str | None = None,
    stroke_width: float | None = None,
    radius: float = 0.0,
    dashes: str | None = None,
) -> str:
    """A rectangle with rounded corners."""
    return element(
        "rect",
        x=number(place.x),
        y=number(place.y),
        width=number(place.width),
        height=number(place.height),
        rx=number(radius) if radius else None,
        fill=fill,
        stroke=stroke,
        stroke_width=stroke_width,
        stroke_dasharray=dashes,
    )


def text_line(
    text: str,
    x: float,
    y: float,
    size: float,
    ink: str,
    *,
    anchor: str = "middle",
    bold: bool = False,
    halo: str | None = None,
) -> str:
    """One line of text on its base line."""
    values = attributes(
        x=number(x),
        y=number(y),
        font_size=number(size),
        text_anchor=anchor if anchor != "start" else None,
        font_weight="700" if bold else None,
        fill=ink,
        stroke=halo,
        stroke_width=2.4 if halo else None,
        paint_order="stroke" if halo else None,
        stroke_linejoin="round" if halo else None,
    )
    return f"<text{values}>{safe(text)}</text>"
