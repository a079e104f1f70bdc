"""Texts of definitions, names that lead somewhere, and lists, as WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import escape

from procman.documents.blocks import Block, Run
from procman.documents.content import Prose
from procman.documents.docx.markup import paragraph, runs
from procman.documents.docx.names import bookmark_name
from procman.documents.docx.numbering import Numbering, indent
from procman.documents.docx.parts import Parts

_STYLES = {"quote": "Quote", "code": "Listing"}


class Texts:
    """Writes texts.

    Args:
        style: The id of a style by its name.
        parts: Takes up addresses outside.
        numbering: Takes up lists.
    """

    def __init__(self, style: Callable[[str], str], parts: Parts, numbering: Numbering) -> None:
        self._style = style
        self._parts = parts
        self._numbering = numbering

    def look(self, name: str) -> str:
        """The run property for a character style; empty for none."""
        return f'<w:rStyle w:val="{self._style(name)}"/>' if name else ""

    def inline(self, text: Prose) -> str:
        """A text within a line: its blocks follow each other."""
        lines = ((*((Run(f"{block.marker} "),) if block.marker else ()), *block.runs) for block in text.blocks)
        return "<w:r><w:br/></w:r>".join("".join(map(self._run, line)) for line in lines)

    def paragraphs(self, text: Prose, style: str, *, cell: bool) -> str:
        """A text as paragraphs, lists included.

        Args:
            text: The text.
            style: Name of the style of plain paragraphs.
            cell: Whether it stands in a cell, where lists are narrower and quotations keep the cell's style.
        """
        return "".join(self._blocks(text.blocks, style, cell))

    def items(self, texts: Iterable[Prose], style: str, *, ordered: bool, cell: bool, start: int = 1) -> str:
        """Texts as the items of one list, which counts from ``start``."""
        number = self._numbering.numbers(cell, 0, start) if ordered else self._numbering.bullets(cell)
        name = self._item_style(style, ordered, cell)
        return "".join(paragraph(self.inline(text), name, _in_list(number, 0)) for text in texts)

    def anchor(self, content: str, anchor: str) -> str:
        """Runs that lead to a place in the document."""
        return f'<w:hyperlink w:anchor="{bookmark_name(anchor)}" w:history="1">{content}</w:hyperlink>'

    def _blocks(self, blocks: Iterable[Block], style: str, cell: bool) -> Iterator[str]:
        lists: dict[int, tuple[int, int]] = {}  # by depth: the list and the number of its latest item
        ordered = False
        for block in blocks:
            content = "".join(map(self._run, block.runs))
            lists = {depth: each for depth, each in lists.items() if depth <= block.depth}
            if block.marker:
                ordered = block.marker[0].isdigit()
                number = self._list(lists, block, cell)
                yield paragraph(content, self._item_style(style, ordered, cell), _in_list(number, block.depth - 1))
            elif block.depth:
                yield paragraph(content, self._style(style), indent(cell, ordered, block.depth))
            else:
                name = style if cell and block.kind != "code" else _STYLES.get(block.kind, style)
                yield paragraph(content, self._style(name))

    def _list(self, lists: dict[int, tuple[int, int]], block: Block, cell: bool) -> int:
        """The list that an item belongs to; a number that does not follow the one before begins another."""
        if not block.marker[0].isdigit():
            lists.pop(block.depth, None)
            return self._numbering.bullets(cell)
        number = int(block.marker.rstrip("."))
        known = lists.get(block.depth)
        if known is None or known[1] + 1 != number:
            known = (self._numbering.numbers(cell, block.depth - 1, number), number)
        lists[block.depth] = (known[0], number)
        return known[0]

    def _item_style(self, style: str, ordered: bool, cell: bool) -> str:
        return self._style(style if cell else "List Number" if ordered else "List Bullet")

    def _run(self, run: Run) -> str:
        style = "Hyperlink" if run.link else "Code Text" if run.code else ""
        style = style or ("Strong" if run.strong else "Emphasis" if run.emphasis else "")
        properties = self.look(style)
        if run.strong and style != "Strong":
            properties += "<w:b/><w:bCs/>"
        if run.emphasis and style != "Emphasis":
            properties += '<w:em w:val="dot"/>'
        content = runs(run.text, properties)
        if not run.link:
            return content
        if run.link.startswith("#"):
            return self.anchor(content, run.link[1:])
        return f'<w:hyperlink r:id="{escape(self._parts.address(run.link))}" w:history="1">{content}</w:hyperlink>'


def _in_list(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{min(level, 8)}"/><w:numId w:val="{number}"/></w:numPr>'
