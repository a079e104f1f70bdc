"""Texts of definitions made fit for documents: cleaned, and their CommonMark rendered to harmless HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from procman.documents.blocks import Block, Run, blocks_of, soft_break

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# Controls, bidirectional overrides and marks, lone surrogates, non-characters: invisible, and able to change what
# a reader sees or to make a file unreadable.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_SAFE_LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
# A text that CommonMark would give back unchanged; most texts of a manual are such.
_PLAIN = re.compile(r"(?![-+=~>\d\s])[^\\`*_\[\]<&\n\t]*(?<!\s)")
_NO_TEXT = ("image", "heading", "lheading", "reference", "code", "html_block", "html_inline")


def clean(text: str) -> str:
    """The text without characters that no document should carry."""
    return _UNWANTED.sub("", text)


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of one or more paragraphs.

    Attributes:
        source: The text as it was written, cleaned.
    """

    source: str

    def __str__(self) -> str:
        return self.source

    @property
    def html(self) -> Markup:
        """Block-level HTML: paragraphs and lists."""
        if _PLAIN.fullmatch(self.source):
            return Markup("<p>{}</p>\n").format(self.source)
        return Markup(_markdown().render(self.source))  # noqa: S704 - html is disabled, links are checked

    @property
    def inline(self) -> Markup:
        """Phrasing HTML: for places where no paragraph may stand."""
        if _PLAIN.fullmatch(self.source):
            return escape(self.source)
        return Markup(_markdown().renderInline(self.source))  # noqa: S704 - html is disabled, links are checked

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs and list items as runs of characters, for formats other than HTML."""
        if _PLAIN.fullmatch(self.source):
            return (Block((Run(self.source),)),) if self.source else ()
        return blocks_of(_markdown().parse(self.source))

    @property
    def text(self) -> str:
        """The words alone, a line a block: for cells of a spreadsheet."""
        return "\n".join(f"{block.marker} {block.text}".strip() for block in self.blocks)


def prose(text: str | None) -> Prose | None:
    """The text as prose, or None when there is none."""
    return Prose(clean(text)) if text else None


def proses(texts: Sequence[str]) -> tuple[Prose, ...]:
    """Several texts as prose."""
    return tuple(Prose(clean(text)) for text in texts)


@cache
def _markdown() -> MarkdownIt:
    """The renderer: no HTML, no images, no headings (they would break the outline), only links that are safe."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False}).disable(_NO_TEXT)
    markdown.validateLink = lambda url: _SAFE_LINK.match(url) is not None  # type: ignore[method-assign]
    markdown.add_render_rule("softbreak", _soft_break)
    markdown.add_render_rule("link_open", _link_open)
    return markdown


def _soft_break(_renderer: Any, tokens: Sequence[Any], index: int, _options: Any, _environment: Any) -> str:
    before = tokens[index - 1].content if index else ""
    after = tokens[index + 1].content if index + 1 < len(tokens) else ""
    return soft_break(before, after)


def _link_open(renderer: Any, tokens: Sequence[Any], index: int, options: Any, environment: Any) -> str:
    tokens[index].attrSet("rel", "noopener noreferrer")
    return str(renderer.renderToken(tokens, index, options, environment))
