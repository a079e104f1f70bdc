"""Small fonts made for tests: every glyph is a filled square."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def make_font(path: Path, family: str, characters: str, weight: int = 400, variable: bool = False) -> Path:
    """A TrueType font that draws these characters, 1 em wide each."""
    names = {character: f"glyph{place}" for place, character in enumerate(characters)}
    order = [".notdef", *names.values()]
    pen = TTGlyphPen(None)
    for place, point in enumerate(((100, 0), (100, 800), (900, 800), (900, 0))):
        (pen.lineTo if place else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(character): name for character, name in names.items()})
    builder.setupGlyf(dict.fromkeys(order, square))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": "Bold" if weight > 500 else "Regular",
            "psName": f"{family}-{weight}".replace(" ", ""),
        }
    )
    builder.setupOS2(sTypoAscender=880, usWeightClass=weight)
    builder.setupPost()
    if variable:
        builder.setupFvar([("wght", 100, weight, 900, "Weight")], [])
    builder.save(path)
    return path
