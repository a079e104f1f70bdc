"""The few things that printing reads from an SVG, and what it writes into it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from typing import Final

_NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
_TEXT_TAG: Final = re.compile(r"<text\b[^<>]*>")
_BOLD: Final = re.compile(r' font-weight="(?:bold|[6-9]00)"')
_FAMILIES: Final = re.compile(r' font-family="([^"]*)"')
_STROKE_OF_BOLD: Final = 0.04  # of the font size; beside a true bold face hardly to be told apart
_PIXELS: Final[dict[str, float]] = {"": 1, "px": 1, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "pt": 96 / 72}
_LENGTH: Final = re.compile(r"([0-9.]+)(px|mm|cm|in|pt|)")


def texts(svg: str) -> list[str]:
    """The lines of text that are drawn, in the order of the document."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - written by procman's own pens
    return ["".join(element.itertext()) for element in root.iter(f"{_NAMESPACE}text")]


def description(svg: str) -> str:
    """What the picture says of itself for those who do not see it."""
    root = ElementTree.fromstring(svg)  # noqa: S314
    return root.findtext(f"{_NAMESPACE}desc") or root.findtext(f"{_NAMESPACE}title") or ""


def size(svg: str) -> tuple[float, float]:
    """Width and height in CSS pixels, 96 to the inch.

    Raises:
        ValueError: The SVG states none.
    """
    opening = svg[svg.index("<svg") : svg.index(">", svg.index("<svg"))]
    found = []
    for side in ("width", "height"):
        stated = re.search(rf'\s{side}="([^"]*)"', opening)
        length = _LENGTH.fullmatch(stated[1]) if stated else None
        if length is None:
            raise ValueError(side)
        found.append(float(length[1]) * _PIXELS[length[2]])
    return found[0], found[1]


def families(svg: str) -> list[str]:
    """The font families that the SVG asks for, the dearest first."""
    asked = _FAMILIES.search(svg)
    return family_names(asked[1].replace("&#x27;", "'").replace("&quot;", '"')) if asked else []


def family_names(listed: str) -> list[str]:
    """The names in a list of families as CSS and SVG write it."""
    return [name.strip().strip("'\"") for name in listed.split(",")]


def with_fonts(svg: str, names: Sequence[str], *, bold: bool) -> str:
    """The SVG with other fonts.

    Args:
        svg: The picture.
        names: The families to use, the dearest first.
        bold: Whether they have a bold face; if not, bold text becomes regular text with a thin stroke of its own ink,
            as neither resvg nor typst thickens a face by itself.
    """
    listed = ",".join("'" + re.sub("[\"'&<>]", "", name) + "'" for name in names)
    plain = _FAMILIES.sub("", svg)
    replaced = plain.replace("<svg", f'<svg font-family="{listed}"', 1)
    return replaced if bold else _TEXT_TAG.sub(_thickened, replaced)


def _thickened(tag: re.Match[str]) -> str:
    opening = tag[0]
    size_of_font = re.search(r' font-size="([0-9.]+)', opening)
    ink = re.search(r' fill="([^"]*)"', opening)
    if not _BOLD.search(opening) or " stroke=" in opening or size_of_font is None:
        return opening
    width = float(size_of_font[1]) * _STROKE_OF_BOLD
    stroke = f' stroke="{ink[1] if ink else "#000000"}" stroke-width="{width:.3g}" stroke-linejoin="round"'
    return _BOLD.sub("", opening)[:-1] + stroke + ">"
