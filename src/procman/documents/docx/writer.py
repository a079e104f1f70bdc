"""What templates of DOCX call ``word``: it writes WordprocessingML and keeps count of what Word wants counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from jinja2.exceptions import TemplateRuntimeError
from markupsafe import Markup, escape

from procman.diagram.watermark import marked_picture
from procman.documents.content import Prose
from procman.documents.docx.geometry import DXA_A_MILLIMETRE, Page, shares
from procman.documents.docx.heads import Heads
from procman.documents.docx.markup import field, joined, paragraph, runs
from procman.documents.docx.names import bookmark_name, contents_bookmark
from procman.documents.docx.numbering import Numbering
from procman.documents.docx.parts import Parts
from procman.documents.docx.pictures import Picture, Pictures, without_margins
from procman.documents.docx.reference import Reference
from procman.documents.docx.sections import Section, section_end
from procman.documents.docx.texts import Texts
from procman.documents.view.names import Link
from procman.printing.fonts import Fonts

_STYLED: Final = re.compile(r"(<w:pStyle [^>]*/>)(?!<w:keepNext/>)")
CONTENTS_PLACE: Final = "<!--procman:contents-->"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, for the contents.

    Attributes:
        bookmark: Where it stands.
    """

    level: int
    text: str
    bookmark: str


class Writer:
    """Writes one document.

    Args:
        reference: Gives styles and paper.
        fonts: Fonts of the pixels of pictures.
        render: Renders a template with values of its own beside those of the document.
        watermark: The word behind the pages of sections that say nothing else; empty for none.
    """

    def __init__(
        self,
        reference: Reference,
        fonts: Fonts,
        numbering: Numbering,
        render: Callable[[str, Mapping[str, Any]], str],
        watermark: str = "",
    ) -> None:
        self.parts = Parts()
        self.headings: list[Heading] = []
        self._reference = reference
        self._watermark = self._mark = watermark
        self._heads = Heads(reference, self.parts, render)
        self._pictures = Pictures(self.parts, fonts)
        self._texts = Texts(self.style, self.parts, numbering)
        self._section = Section(reference.page, ())
        self._begun = False
        self._number = 0
        self._grid: list[int] = []
        self._column = 0

    def style(self, name: str) -> str:
        """The id of a style by its name.

        Raises:
            TemplateRuntimeError: Neither reference document has it.
        """
        try:
            return self._reference.styles[name.lower()]
        except KeyError:
            raise TemplateRuntimeError(f"there is no style {name}") from None

    def number(self) -> int:
        """A number that nothing else in the document has: for ids of bookmarks, drawings and content controls."""
        self._number += 1
        return self._number

    @property
    def page(self) -> Page:
        """The page of the present section."""
        return self._section.page

    def dxa(self, millimetres: float) -> int:
        """A length in the unit of WordprocessingML."""
        return round(millimetres * DXA_A_MILLIMETRE)

    def text(self, text: str, look: str = "") -> Markup:
        """A run, in the character style ``look``."""
        return joined([runs(text, self._texts.look(look))])

    def inline(self, text: Prose | None) -> Markup:
        """A text of a definition within a line."""
        return joined([self._texts.inline(text)] if text else [])

    def prose(self, text: Prose | None, style: str = "Normal", cell: bool = False) -> Markup:
        """A text of a definition as paragraphs."""
        return joined([self._texts.paragraphs(text, style, cell=cell)] if text else [])

    def items(
        self, texts: Sequence[Prose], style: str = "Normal", ordered: bool = False, cell: bool = False, start: int = 1
    ) -> Markup:
        """Several texts of a definition as one list, which counts from ``start``."""
        return joined([self._texts.items(texts, style, ordered=ordered, cell=cell, start=start)])

    def paragraph(self, content: Markup | str, style: str = "Normal", properties: Markup | str = "") -> Markup:
        """A paragraph of runs, or of words that are not yet one; ``properties`` is XML of ``w:pPr``."""
        written = content if isinstance(content, Markup) else runs(content)
        return joined([paragraph(written, self.style(style), escape(properties))])

    def keep(self, content: Markup) -> Markup:
        """The same paragraphs, each of which stays on the page of what follows it."""
        return joined([_STYLED.sub(r"\1<w:keepNext/>", str(content))])

    def link(self, item: Link | None, look: str = "Hyperlink") -> Markup:
        """A name that leads to its place."""
        if item is None:
            return Markup("")
        words = f"{item.number} {item.text}" if item.number else item.text
        if not item.anchor:
            return joined([runs(words)])
        return joined([self._texts.anchor(runs(words, self._texts.look(look)), item.anchor)])

    def links(self, items: Sequence[Link], separator: str) -> Markup:
        """Several names that lead to their places; a question keeps its mark and needs no other one after it."""
        parts: list[str] = []
        for place, item in enumerate(items):
            if place:
                parts.append(runs(" " if items[place - 1].text.endswith(("？", "?")) else separator))
            parts.append(self.link(item))
        return joined(parts)

    def link_to(self, text: str, anchor: str | None) -> Markup:
        """Words that lead to a place; words alone when there is none."""
        return self.link(Link(text, anchor))

    def field(self, instruction: str, result: str = "", look: str = "") -> Markup:
        """A field of Word, such as ``PAGE``, and what it shows until Word works it out."""
        properties = self._texts.look(look)
        return joined([field(instruction, runs(result, properties), properties)])

    def bookmark(self, anchor: str) -> Markup:
        """Marks a place as the target of links to ``anchor``."""
        return joined([_bookmark(self.number(), bookmark_name(anchor), "")])

    def heading(self, level: int, text: str, anchor: str = "", style: str = "") -> Markup:
        """A heading of level 1 to 4; it appears in the contents."""
        bookmark = contents_bookmark(len(self.headings) + 1)
        self.headings.append(Heading(level, text, bookmark))
        content = _bookmark(self.number(), bookmark, runs(text))
        if anchor:
            content = _bookmark(self.number(), bookmark_name(anchor), content)
        return joined([paragraph(content, self.style(style or f"heading {level}"))])

    def contents(self) -> Markup:
        """Stands for the contents, which are written by ``docx/contents.xml.j2`` when all headings are known."""
        return joined([CONTENTS_PLACE])

    def picture(self, svg: str, width: float, height: float, description: str = "") -> Picture:
        """A picture that fits into a width and height in dxa."""
        return self._pictures.add(str(svg), self.number(), (width, height), description)

    def chart(self, sheet: str, width: float, height: float) -> Picture:
        """A sheet of a flowchart without the margins of its paper; its ground would hide a word behind the page."""
        picture = without_margins(str(sheet))
        return self.picture(marked_picture(picture, self._mark) if self._mark else picture, width, height)

    def finish_pictures(self) -> None:
        """Take up the pixels of all pictures; to be called when the whole document is written.

        Raises:
            FontError: No font has a glyph for some character.
        """
        self._pictures.finish()

    def close(self) -> None:
        """Draw no more."""
        self._pictures.close()

    def section(
        self,
        running: str = "",
        level: int = 0,
        aside: str = "",
        landscape: bool = False,
        narrow: bool = False,
        low: bool = False,
        bare_first: bool = False,
        watermark: str | None = None,
    ) -> Markup:
        """Begin a section on a new page.

        Args:
            running: What the head shows on the right: the words of the section's heading.
            level: Level of that heading, so that Word keeps the head up to date; 0 for none.
            aside: What follows it: the version.
            landscape: Whether its pages lie on their sides.
            narrow: Whether it has the least margins that printers allow: for charts.
            low: Whether head and foot take less room: for forms, which should stand on one sheet.
            bare_first: Whether its first page has neither head nor foot.
            watermark: The word behind its pages; empty for none, and that of the document unless given.
        """
        ended = section_end(self._section.properties(), self.style("Section End")) if self._begun else ""
        self._begun = True
        page = self._reference.page.turned(landscape)
        # A head of the reference document may be higher than narrow margins.
        if not self._reference.running:
            page = page.narrowed() if narrow else page.lowered() if low else page
        values = {"running": running, "level": level, "aside": aside, "width": page.text_width}
        self._mark = self._watermark if watermark is None else watermark
        if self._mark:
            heads = self._heads.marked(values, self._mark, page, self.number(), bare_first=bare_first)
        else:
            heads = self._heads.plain(values)
        self._section = Section(page, heads, bare_first)
        return joined([ended])

    def last_section(self) -> str:
        """The properties of the section that ends with the document, as XML."""
        return self._section.properties()

    def grid(self, widths: Sequence[float]) -> list[int]:
        """Begin a table as wide as the text: its columns in dxa, in the proportions that are asked for."""
        self._grid = shares(widths, self.page.text_width)
        return self._grid

    def row(self) -> Markup:
        """Begin a row of the table."""
        self._column = 0
        return Markup("")

    def cell(self, content: str, span: int = 1, fill: str = "", merge: str = "", align: str = "") -> Markup:
        """The next cell of the row.

        Args:
            content: Its paragraphs, as XML; empty for an empty one.
            span: How many columns it takes.
            fill: Colour of its ground: ``EEF3F9``.
            merge: ``restart`` in the first and ``continue`` in the other rows of a cell of several rows.
            align: ``center`` or ``bottom``.
        """
        begin, self._column = self._column, self._column + span
        properties = f'<w:tcW w:w="{sum(self._grid[begin : self._column])}" w:type="dxa"/>'
        if span > 1:
            properties += f'<w:gridSpan w:val="{int(span)}"/>'
        if merge:
            properties += f'<w:vMerge w:val="{escape(merge)}"/>'
        if fill:
            properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{escape(fill)}"/>'
        if align:
            properties += f'<w:vAlign w:val="{escape(align)}"/>'
        content = content if content.strip() else self.paragraph(Markup(""), "Table Text")
        return joined([f"<w:tc><w:tcPr>{properties}</w:tcPr>{escape(content)}</w:tc>"])


def _bookmark(number: int, name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
