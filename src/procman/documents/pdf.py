"""How all documents become PDF: their data beside the templates, in fonts that draw every character of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from procman.documents.environment import frame_words
from procman.documents.glyphs import require_glyphs
from procman.documents.links import without_dead_links
from procman.documents.long_words import with_breaks
from procman.documents.plain import plain
from procman.documents.template_files import read_template_files

if TYPE_CHECKING:
    from procman.documents.publication import Publication
    from procman.printing.fonts import FontChoice
    from procman.printing.typesetting import Sources

TEMPLATES: Final = "pdf"
DATA: Final = "data.json"


@dataclass(frozen=True, slots=True)
class PdfContent:
    """What a PDF is made of.

    Attributes:
        template: Name of the template to begin with: ``pdf/manual.typ``.
        values: What the template finds by name in ``data.typ``; views are made plain.
        pictures: SVGs by the name under which the template shows them: ``charts/cs-02-1.svg``.
        areas: Where the words of the frame stand in ``messages``; the first that has a key gives the word.
        subject: What it is, for errors.
        fingerprint: What the document says of itself to ``procman verify``.
    """

    template: str
    values: Mapping[str, Any]
    pictures: Mapping[str, str] = field(default_factory=dict)
    areas: Sequence[str] = ("documents",)
    subject: str = ""
    fingerprint: str = ""


def set_pdf(publication: Publication, content: PdfContent, *, tagged: bool = True) -> bytes:
    """Set a document.

    Args:
        publication: What it belongs to.
        content: What it is made of.
        tagged: Whether to tag it for screen readers.

    Raises:
        TemplateFaultError: A template has a mistake; says where.
        FontError: There is no font, one cannot be used, or none draws some character of the definitions.
    """
    from procman.printing.typesetting import typeset

    sources, choice = pdf_sources(publication, content)
    return typeset(sources, choice, timestamp=publication.timestamp, tagged=tagged)


def pdf_sources(publication: Publication, content: PdfContent) -> tuple[Sources, FontChoice]:
    """What typst is to be given: templates, data and pictures, and the fonts that draw all of it.

    Raises:
        TemplateFaultError: One of the workspace's templates cannot be read.
        FontError: See ``set_pdf``.
    """
    from procman.printing import svg_text
    from procman.printing.typesetting import Sources

    templates = read_template_files(TEMPLATES, publication.overrides)
    words = frame_words(publication.language, content.areas)
    values = with_breaks(without_dead_links(plain(dict(content.values))))
    drawn = [text for svg in content.pictures.values() for text in svg_text.texts(svg)]
    texts = [*_texts(values), *drawn]
    choice = _choose(publication, texts, [*words.values(), *_template_texts(templates.files)], content.subject)
    pictures = {
        name: svg_text.with_fonts(svg, choice.families, bold=choice.bold).encode()
        for name, svg in content.pictures.items()
    }
    data = {
        **values,
        "words": words,
        "language": publication.language,
        "dated": publication.timestamp is not None,
        "fingerprint": content.fingerprint,
        "fonts": {"families": choice.families, "bold": choice.bold},
    }
    files = {**templates.files, DATA: json.dumps(data, ensure_ascii=False).encode(), **pictures}
    return Sources(content.template, files, templates.overridden), choice


def _choose(publication: Publication, texts: Sequence[str], frame: Sequence[str], subject: str) -> FontChoice:
    """Fonts that draw all texts; of the frame only what they can, for not all of it will be seen."""
    from procman.diagram import style
    from procman.printing import svg_text

    fonts = publication.fonts
    require_glyphs(fonts, texts, publication.workspace, subject)
    undrawn = dict.fromkeys(fonts.missing(frame))
    return fonts.choose(
        [*texts, *(text.translate(undrawn) for text in frame)], svg_text.family_names(style.FONTS), subject
    )


def _template_texts(files: Mapping[str, bytes]) -> list[str]:
    return [content.decode(errors="ignore") for name, content in files.items() if name.endswith(".typ")]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
