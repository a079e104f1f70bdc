"""CommonMark as blocks of runs: the form in which PDF, DOCX and Markdown take the texts of definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from markdown_it.token import Token

BlockKind = Literal["paragraph", "item", "quote", "code"]
_WIDE: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look the same.

    Attributes:
        text: The characters; a line feed is a break that the author asked for.
        link: Address that they lead to; empty when none.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item, a quotation or a listing.

    Attributes:
        marker: What stands before an item: ``•`` or ``1.``; empty for the later paragraphs of an item.
        depth: How many lists an item lies in; 0 outside of lists.
    """

    runs: tuple[Run, ...]
    kind: BlockKind = "paragraph"
    marker: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """Its characters without their looks."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _List:
    """A list that is open: how the next of its items is marked."""

    ordered: bool
    number: int = 1

    def mark(self) -> str:
        marker = f"{self.number}." if self.ordered else "•"
        self.number += 1
        return marker


@dataclass(slots=True)
class _State:
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    marker: str = ""

    def block(self, runs: tuple[Run, ...], kind: BlockKind = "paragraph") -> Block:
        """A block where the walk stands; the first one of an item carries its mark."""
        marker, self.marker = self.marker, ""
        if self.lists:
            return Block(runs, "item" if kind == "paragraph" else kind, marker, len(self.lists))
        return Block(runs, "quote" if self.quotes and kind == "paragraph" else kind)


def blocks_of(tokens: Sequence[Token]) -> tuple[Block, ...]:
    """The blocks of a parsed text.

    Args:
        tokens: What ``markdown_it`` made of it.
    """
    return tuple(_blocks(tokens))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    state = _State()
    for token in tokens:
        if token.type == "bullet_list_open":
            state.lists.append(_List(ordered=False))
        elif token.type == "ordered_list_open":
            state.lists.append(_List(ordered=True, number=int(token.attrGet("start") or 1)))
        elif token.type.endswith("_list_close"):
            state.lists.pop()
        elif token.type == "list_item_open":
            state.marker = state.lists[-1].mark()
        elif token.type.startswith("blockquote"):
            state.quotes += token.nesting
        elif token.type == "inline":
            yield state.block(_joined(_runs(token.children or ())))
        elif token.type == "fence":
            yield state.block((Run(token.content.rstrip("\n"), code=True),), "code")


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    looks = Run("")
    for index, token in enumerate(tokens):
        kind = token.type.partition("_")[0]
        if kind == "strong":
            looks = replace(looks, strong=token.nesting > 0)
        elif kind == "em":
            looks = replace(looks, emphasis=token.nesting > 0)
        elif kind == "link":
            looks = replace(looks, link=str(token.attrGet("href") or "") if token.nesting > 0 else "")
        elif token.type == "softbreak":
            yield replace(looks, text=_soft_break(tokens, index))
        elif token.type == "hardbreak":
            yield replace(looks, text="\n")
        elif token.content:
            yield replace(looks, text=token.content, code=token.type == "code_inline")


def _soft_break(tokens: Sequence[Token], index: int) -> str:
    before = tokens[index - 1].content if index else ""
    after = tokens[index + 1].content if index + 1 < len(tokens) else ""
    return soft_break(before, after).replace("\n", " ")


def soft_break(before: str, after: str) -> str:
    """What a line break in the source becomes: nothing between Chinese characters, otherwise a space.

    Args:
        before: The text up to it.
        after: The text from it on.
    """
    return "" if _WIDE.match(before[-1:]) and _WIDE.match(after[:1]) else "\n"


def _joined(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Neighbours that look the same become one."""
    found: list[Run] = []
    for run in runs:
        if found and replace(found[-1], text=run.text) == run:
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)
