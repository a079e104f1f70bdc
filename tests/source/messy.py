"""Documents written as people do who have never seen the format page."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from hypothesis import strategies as st

_WORDS = [
    "a",
    "办理",
    "KC-01",
    "no",
    "12mo",
    "1.10",
    "first step",
    "两个 词",
    "x: y",
    "- z",
    "#t",
    "it's",
    'say "hi"',
    "是，好",
]
_TEXTS = st.sampled_from(_WORDS) | st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=6)
DATA = st.dictionaries(
    _TEXTS,
    st.recursive(
        _TEXTS | st.just("two\nlines") | st.just("end\n\n") | st.none(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


def documents() -> st.SearchStrategy[str]:
    """Texts of documents; some of them are none that the reader takes."""
    return st.builds(lambda data, random: Messy(random).document(data), DATA, st.randoms(use_true_random=False))


class Messy:
    """Writes data with whims."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def document(self, data: dict[str, Any]) -> str:
        """A document; the whims are drawn anew for every value."""
        start = self._maybe("---\n") + self._between(0)
        return start + "".join(self._mapping(data, 0)) + self._between(0) + self._maybe("  # at the very end")

    def _maybe(self, text: str) -> str:
        return text if self._random.random() < 0.3 else ""

    def _between(self, indent: int) -> str:
        lines = ["", "", "\n", "\n\n\n", " " * self._random.randint(0, indent + 2) + "# between\n", "#tight \n"]
        return "".join(self._random.choices(lines, k=2))

    def _end(self) -> str:
        return self._random.choice(["\n", "\n", "\n", "  \n", " # beside\n", "    #beside\n"])

    def _mapping(self, data: dict[str, Any], indent: int) -> list[str]:
        return [
            self._between(indent) + " " * indent + self._key(key) + self._value(value, indent)
            for key, value in data.items()
        ]

    def _key(self, key: str) -> str:
        return self._maybe("? ") * (self._random.random() < 0.2) + self._scalar(key) + self._random.choice([":", " :"])

    def _value(self, value: Any, indent: int) -> str:
        step = self._random.randint(1, 4)
        if value is None:
            return self._random.choice(["", " ", " ~", " null"]) + self._end()
        if isinstance(value, str):
            return self._text(value, indent, step)
        if not value or self._random.random() < 0.3:
            return " " * self._random.randint(1, 3) + self._flow(value, indent + step) + self._end()
        if isinstance(value, dict):
            return self._end() + "".join(self._mapping(value, indent + step))
        if self._random.random() < 0.3:
            step = 0
        return self._end() + "".join(self._item(one, indent + step) for one in value)

    def _item(self, value: Any, indent: int) -> str:
        dash = self._between(indent) + " " * indent + "-"
        if isinstance(value, dict) and value and self._random.random() < 0.7:
            first, *rest = value.items()
            head = dash + " " + self._key(first[0]) + self._value(first[1], indent + 2)
            return head + "".join(self._mapping(dict(rest), indent + 2))
        return dash + self._value(value, indent)

    def _text(self, value: str, indent: int, step: int) -> str:
        pad = " " * (indent + step)
        if "\n" in value or (value.strip() and self._random.random() < 0.2):
            chomp = {0: "-", 1: ""}.get(len(value) - len(value.rstrip("\n")), "+")
            style = self._random.choice(["|", "|", ">"]) + chomp
            body = value.rstrip("\n").replace("\n", "\n\n" if style[0] == ">" else "\n")
            tail = "\n" * max(1, len(value) - len(value.rstrip("\n")))
            return f" {style}{self._maybe('  # header')}\n" + "\n".join(pad + line for line in body.split("\n")) + tail
        below = self._between(indent + step) if self._random.random() < 0.2 else ""
        head = f"{self._end()}{below}{pad}" if below else " " * self._random.randint(1, 3)
        return head + self._scalar(value).replace(" ", self._random.choice([" ", f"\n{pad}"]), 1) + self._end()

    def _scalar(self, value: str) -> str:
        plain = value.isalnum() and value.isascii()
        forms = [json.dumps(value, ensure_ascii=False), "'" + value.replace("'", "''") + "'"]
        return self._random.choice([value, *forms] if plain or self._random.random() < 0.3 else forms)

    def _flow(self, value: Any, indent: int) -> str:
        if value is None:
            return self._random.choice(["null", "~"])
        if isinstance(value, str):
            return self._scalar(value)
        gaps = [
            "",
            " ",
            " ",
            "  ",
            f"\n{' ' * indent}",
            f" # inside\n{' ' * indent}",
            f"\n{' ' * indent}# alone\n{' ' * indent}",
        ]
        pieces = []
        for key in value:
            one = (
                f"{self._scalar(key)}: {self._flow(value[key], indent)}"
                if isinstance(value, dict)
                else self._flow(key, indent)
            )
            pieces.append(self._random.choice(gaps) + one + self._random.choice(gaps))
        inside = ",".join(pieces) + (self._random.choice(["", ","]) if pieces else "")
        return "{" + inside + "}" if isinstance(value, dict) else "[" + inside + "]"
