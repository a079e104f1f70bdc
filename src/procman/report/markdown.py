"""Markdown of comments on change requests: words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]#|~!])")


def row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(cells)} |"


def escaped(words: str) -> str:
    """Words as they are: no markup, no HTML, no line break, and nobody called by an @ in a name."""
    plain = " ".join(words.split())
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("@", "&#64;")
