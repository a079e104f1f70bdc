"""Breaking long texts for a terminal, where wide characters take two columns and may be broken anywhere."""

from __future__ import annotations

import re
from typing import Final

from procman.report.lint_text import width

# A word or one wide character, with opening marks that must not end a line and closing ones that must not begin one.
_OPENING, _CLOSING = "“‘（《〈「『【〔", "，。；：、！？）》〉」』】〕”’"
_PIECE: Final = re.compile(rf"\s+|[{_OPENING}]*(?:[^\s\u2e80-\U0010ffff“”‘’]+|[^\s])[{_CLOSING}]*")


def fill(words: str, columns: int, *, indent: str = "") -> str:
    """Break a text into indented lines.

    Args:
        words: One paragraph.
        columns: Columns of the terminal that a line may take.
        indent: What each line begins with.
    """
    lines, line = [], ""
    for piece in _PIECE.findall(" ".join(words.split())):
        if line and width(indent + line + piece) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return "\n".join(indent + one for one in [*lines, line.rstrip()] if one)
