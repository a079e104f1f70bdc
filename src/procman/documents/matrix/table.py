"""Tables without a format: what a workbook and a page make sheets and sections of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["text", "code", "number", "letters", "entry"]
Cell = str | int
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        title: What stands in its head.
        width: Width in Chinese characters.
        kind: ``code`` is not broken, ``letters`` stand in the middle, ``entry`` is for the reader to fill in.
        options: What may be entered in a column of kind ``entry``; anything when there are none.
        upright: Whether its head is turned by a quarter, as in matrices with many narrow columns.
    """

    title: str
    width: int
    kind: ColumnKind = "text"
    options: tuple[str, ...] = ()
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head.

    Attributes:
        title: Empty when the sheet has only this table.
        headers: How many columns at the left name the row; they stay in sight.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    headers: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A matrix or register.

    Attributes:
        id: Its name on the command line and in addresses.
        title: Its name for people.
        note: How it is read; may be empty.
        tables: Its tables, one below the other.
    """

    id: str
    title: str
    note: str
    tables: tuple[Table, ...]

    @property
    def count(self) -> int:
        """How many rows its tables have."""
        return sum(len(table.rows) for table in self.tables)


def rows_of(rows: Iterable[Iterable[Cell]]) -> tuple[Row, ...]:
    """Rows as tables keep them."""
    return tuple(tuple(row) for row in rows)
