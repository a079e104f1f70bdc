"""Markdown of comments on change requests: words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]#|~!])")
# Whatever turns the direction of writing or cannot be seen would let a text look like another one.
_HIDDEN: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(cells)} |"


def escaped(words: str) -> str:
    """Words as they are: no markup, no HTML, no line break, and nobody called by an @ in a name."""
    plain = " ".join(_HIDDEN.sub("", words).split())
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("@", "&#64;")
