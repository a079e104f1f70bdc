"""Many SVGs as PNG at once, by typst: for documents, where hundreds of pictures would each load the fonts again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from procman.printing import svg_text
from procman.printing.fonts import FontChoice, Fonts
from procman.printing.typst_fonts import typst_fonts

_DOCUMENT: Final = b"""#let inputs = sys.inputs
#for number in range(int(inputs.pictures)) {
  let (width, height, picture) = ("width", "height", "picture").map(name => inputs.at(name + "-" + str(number)))
  let (width, height) = (float(width) * 1pt, float(height) * 1pt)
  page(width: width, height: height, margin: 0pt, image(bytes(picture), format: "svg", width: width, height: height))
}
"""


def svgs_to_png(svgs: Sequence[str], fonts: Fonts, dots: int, *, subject: str = "") -> list[bytes]:
    """Draw SVGs as pixels.

    Args:
        svgs: The pictures; their width and height count 96 to the inch, or state mm.
        fonts: Fonts to choose from.
        dots: Pixels to the inch.
        subject: What the pictures show, for errors.

    Returns:
        One PNG a picture.

    Raises:
        FontError: See ``Fonts.choose``; or typst cannot use a font file.
    """
    import typst

    texts = [text for svg in svgs for text in svg_text.texts(svg)]
    asked = next((families for svg in svgs if (families := svg_text.families(svg))), [])
    choice = fonts.choose(texts, asked, subject)
    with typst_fonts(choice) as found:
        pages = typst.compile(_DOCUMENT, font_paths=found, format="png", ppi=dots, sys_inputs=_inputs(svgs, choice))
    return [pages] if isinstance(pages, bytes) else list(pages)


def _inputs(svgs: Sequence[str], choice: FontChoice) -> dict[str, str]:
    inputs = {"pictures": str(len(svgs))}
    for number, svg in enumerate(svgs):
        width, height = (side * 72 / 96 for side in svg_text.size(svg))
        inputs[f"width-{number}"], inputs[f"height-{number}"] = f"{width:.3f}", f"{height:.3f}"
        inputs[f"picture-{number}"] = svg_text.with_fonts(svg, choice.families, bold=choice.bold)
    return inputs
