"""Pictures that fit into any document: their ids and links are settled by whoever shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

# No text of a definition looks like these: in our SVG every < and " of a text is escaped.
_NAMES: Final = re.compile(r'( (?:id|aria-labelledby|aria-describedby)="| clip-path="url\(#)')
_LINK: Final = re.compile(r'<a href="#([^"]*)">(.*?)</a>', re.DOTALL)
_LINK_TAGS: Final = re.compile(r'<a href="[^"]*">|</a>')

Address = Callable[[str], str | None]
"""The address that a step leads to, by its id; None where it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG.

    Attributes:
        text: The picture with bare ids; steps that have a description lead to ``#`` and their id.
        width: Width in the picture's own units: CSS pixels, or points on a sheet of paper.
        height: Height likewise.
    """

    text: str
    width: float
    height: float

    @property
    def plain(self) -> str:
        """A file of its own, without links: for PDF, DOCX and pictures."""
        return _LINK_TAGS.sub("", self.text)

    def linked(self, prefix: str, address: Address) -> Markup:
        """The picture as a part of an HTML page.

        Args:
            prefix: Put before every id, so that several pictures can stand in one page.
            address: Where the steps lead; it has to be fit for a quoted attribute.
        """

        def link(match: re.Match[str]) -> str:
            target = address(match[1])
            return f'<a href="{target}">{match[2]}</a>' if target else match[2]

        named = _NAMES.sub(lambda match: match[1] + prefix, self.text)
        return Markup(_LINK.sub(link, named))  # noqa: S704 - our own pen wrote it and escaped every text in it


@dataclass(frozen=True, slots=True)
class Sheets:
    """A flowchart on sheets of paper.

    Attributes:
        pictures: One a sheet, each with its title block, of the size of the paper.
        landscape: Whether the sheets lie on their sides.
    """

    pictures: tuple[Picture, ...]
    landscape: bool
