"""Texts in Markdown that reports make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]#|~!])")


def escaped(words: str) -> str:
    """Words as they are: no markup, no HTML, no line break, and nobody called by an @ in a name."""
    plain = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("@", "&#64;")


def row(cells: Iterable[str]) -> str:
    """A line of a table; the cells are Markdown."""
    return f"| {' | '.join(cells)} |"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table; heads and cells are Markdown."""
    named = list(heads)
    return [row(named), row("---" for _ in named), *map(row, rows)]
