"""Lists: real ones, so that Word continues them when somebody adds an item."""

from __future__ import annotations

from typing import Final, Literal

ListKind = Literal["bullets", "numbers", "cell-bullets", "cell-numbers"]

_KINDS: Final[tuple[ListKind, ...]] = ("bullets", "numbers", "cell-bullets", "cell-numbers")
_LEVELS: Final = 9
_BULLETS: Final = "•–"
_FORMATS: Final = ("decimal", "lowerLetter", "lowerRoman")
_INDENT: Final = {"bullets": 420, "numbers": 480, "cell-bullets": 220, "cell-numbers": 300}


class Numbering:
    """The lists of one document.

    Args:
        first_abstract: The first id for list definitions that the reference document does not use.
        first_list: The first id for lists that it does not use.
    """

    def __init__(self, first_abstract: int, first_list: int) -> None:
        self._first_abstract = first_abstract
        self._next = first_list
        self._lists: list[str] = []
        self._bullets: dict[ListKind, int] = {}

    def bullets(self, cell: bool) -> int:
        """The list of all bullets, of those in cells of a table if ``cell``."""
        kind: ListKind = "cell-bullets" if cell else "bullets"
        if kind not in self._bullets:
            self._bullets[kind] = self._add(kind, "")
        return self._bullets[kind]

    def numbers(self, cell: bool, level: int = 0, start: int = 1) -> int:
        """A new list that counts from ``start`` on a level, which counts from 0."""
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        return self._add("cell-numbers" if cell else "numbers", override)

    def definitions(self) -> str:
        """The definitions of lists, as XML: they precede all lists."""
        return "".join(_definition(kind, self._first_abstract + place) for place, kind in enumerate(_KINDS))

    def lists(self) -> str:
        """The lists, as XML."""
        return "".join(self._lists)

    def _add(self, kind: ListKind, override: str) -> int:
        number, self._next = self._next, self._next + 1
        abstract = self._first_abstract + _KINDS.index(kind)
        self._lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>')
        return number


def indent(cell: bool, ordered: bool, depth: int) -> str:
    """Indentation of a paragraph that goes on in an item of ``depth`` lists."""
    kind: ListKind = ("cell-numbers" if cell else "numbers") if ordered else "cell-bullets" if cell else "bullets"
    return f'<w:ind w:left="{_INDENT[kind] * depth}"/>'


def _definition(kind: ListKind, number: int) -> str:
    levels = "".join(_level(kind, level) for level in range(_LEVELS))
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(kind: ListKind, level: int) -> str:
    step = _INDENT[kind]
    if kind.endswith("bullets"):
        form, text = "bullet", _BULLETS[level % len(_BULLETS)]
    else:
        form, text = _FORMATS[level % len(_FORMATS)], f"%{level + 1}."
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{step * (level + 1)}" w:hanging="{step}"/></w:pPr></w:lvl>'
    )
