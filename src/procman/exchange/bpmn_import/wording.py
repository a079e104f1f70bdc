"""Texts of a model as definitions can hold them."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final

MAXIMUM_NAME: Final = 300
# What the reader of definitions refuses: control characters and those that change the direction of a text.
_UNWANTED: Final = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f"
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_CHINESE: Final = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_CHINESE_BREAK: Final = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n]\s*(?={_CHINESE})")
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-z]+|#[0-9]+);")
_BULLET: Final = re.compile(r"^(?:[-*•·●○◦▪■]\s*|[（(]?[0-9]{1,2}[.、)）]\s*)(?=\S)")
_BLOCKS: Final = frozenset(["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"])


def one_line(text: str | None) -> str:
    """A text on one line: a line break becomes a space, between Chinese characters nothing."""
    clean = _CHINESE_BREAK.sub("", _UNWANTED.sub("", text or "").strip())
    return " ".join(clean.split())


def short(text: str) -> str:
    """A text that is no longer than a name may be."""
    return text if len(text) <= MAXIMUM_NAME else text[: MAXIMUM_NAME - 1].rstrip() + "…"


def lines(text: str | None) -> list[str]:
    """The lines of a longer text without markup and bullets; empty ones are left out."""
    plain = _without_markup(text) if text and _MARKUP.search(text) else text or ""
    found = (one_line(line) for line in plain.splitlines())
    return [_BULLET.sub("", line) for line in found if line]


class _Text(HTMLParser):
    """Collects the text of HTML; every block begins a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._skipped += tag in ("script", "style")
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._skipped = max(0, self._skipped - (tag in ("script", "style")))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(data)


def _without_markup(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    parser.close()
    return html.unescape("".join(parser.parts))
