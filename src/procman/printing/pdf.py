"""SVGs as the pages of a PDF, by typst."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from procman.printing import svg_text
from procman.printing.fonts import FontChoice, Fonts
from procman.printing.pdf_marker import marked
from procman.printing.typst_fonts import typst_fonts

_POINTS: Final = 72 / 96
_LONGEST_SIDE: Final = 14_400  # points; readers show no larger page
_DOCUMENT: Final = b"""#let inputs = sys.inputs
#set document(title: inputs.title, keywords: inputs.keywords.split(" "), date: none)
#set text(lang: inputs.language, region: if inputs.region != "" { inputs.region })
#for page-number in range(int(inputs.pages)) {
  let (width, height, picture, description) = ("width", "height", "picture", "description").map(
    name => inputs.at(name + "-" + str(page-number)),
  )
  let (page-width, page-height) = (float(width) * 1pt, float(height) * 1pt)
  page(width: page-width, height: page-height, margin: 0pt, image(
    bytes(picture), format: "svg", width: page-width, height: page-height, alt: description,
  ))
}
"""


def svgs_to_pdf(
    pages: Sequence[str], fonts: Fonts, *, title: str, language: str, subject: str = "", keywords: str = ""
) -> bytes:
    """Set pictures as pages, each of its picture's own size.

    Args:
        pages: One SVG a page; its width and height count 96 to the inch, or state mm.
        fonts: Fonts to choose from; what is used of them is embedded.
        title: Title of the document.
        language: ``zh-CN`` or ``en``.
        subject: What the pictures show, for errors: the id of a process.
        keywords: Keywords of the document besides procman's, with spaces between them.

    Returns:
        A tagged PDF 1.7 with selectable text. It holds no date, so that the same pictures give the same bytes.

    Raises:
        FontError: See ``Fonts.choose``.
    """
    import typst

    texts = [text for page in pages for text in svg_text.texts(page)]
    choice = fonts.choose(texts, svg_text.families(pages[0]), subject)
    inputs = _inputs(pages, choice, title, language) | {"keywords": f"procman {keywords}".rstrip()}
    with typst_fonts(choice) as found:
        data: bytes = typst.compile(_DOCUMENT, font_paths=found, sys_inputs=inputs)
    return marked(data)


def _inputs(pages: Sequence[str], choice: FontChoice, title: str, language: str) -> dict[str, str]:
    """What the document is made of, as data: no text of a definition becomes markup."""
    code, _, region = language.partition("-")
    inputs = {"title": title, "language": code, "region": region, "pages": str(len(pages))}
    for number, svg in enumerate(pages):
        width, height = (side * _POINTS for side in svg_text.size(svg))
        shrink = min(1.0, _LONGEST_SIDE / max(width, height))
        inputs[f"width-{number}"] = f"{width * shrink:.3f}"
        inputs[f"height-{number}"] = f"{height * shrink:.3f}"
        inputs[f"picture-{number}"] = svg_text.with_fonts(svg, choice.families, bold=choice.bold)
        inputs[f"description-{number}"] = svg_text.description(svg)
    return inputs
