"""Where drawings are kept: in a sqlite file that all workspaces share, and in memory where there can be none."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final

from procman.caching.database import Database, Format

FORMAT: Final = Format(
    1,
    """
CREATE TABLE drawing (key TEXT PRIMARY KEY, day INTEGER NOT NULL, size INTEGER NOT NULL, value BLOB NOT NULL);
CREATE INDEX drawing_by_day ON drawing (day, size);
""",
)
_NAME: Final = "drawings"
_KEPT_DAYS: Final = 60
_MOST_BYTES: Final = 400_000_000
"""About thirty thousand processes: several large manuals in several versions."""
_REMEMBERED_DAYS: Final = 7
"""A drawing that is used is noted once in this time, so that most runs only read."""
_SECONDS_A_DAY: Final = 86400


class DrawingStore:
    """Drawings by their keys; what cannot be kept in a file stays in memory for this run."""

    def __init__(self, *, keep: bool = True, folder: str | None = None, most_bytes: int = _MOST_BYTES) -> None:
        """Open the store.

        Args:
            keep: Whether drawings are kept for other runs, and those of other runs are used.
            folder: Where caches are; None for the usual place.
            most_bytes: Size of all drawings beyond which the oldest go.
        """
        self._database = Database(_NAME, FORMAT, folder) if keep else None
        self._most_bytes = most_bytes
        self._held: dict[str, bytes] = {}
        self._used: list[str] = []
        self._grown = False
        self._today = int(time.time()) // _SECONDS_A_DAY

    def __contains__(self, key: str) -> bool:
        return key in self._held or bool(self._rows("SELECT 1 FROM drawing WHERE key = ?", key))

    def get(self, key: str) -> bytes | None:
        """A drawing, or None."""
        if key in self._held:
            return self._held[key]
        for value, day in self._rows("SELECT value, day FROM drawing WHERE key = ?", key):
            if isinstance(day, int) and day < self._today - _REMEMBERED_DAYS:
                self._used.append(key)
            if isinstance(value, bytes):
                return value
        return None

    def keep(self, drawings: Mapping[str, bytes]) -> None:
        """Keep drawings for this run and, where possible, for others."""
        self._held.update(drawings)
        if self._database is None:
            return
        rows = [(key, self._today, len(value), value) for key, value in self._held.items()]
        self._database.write([("INSERT OR REPLACE INTO drawing VALUES (?, ?, ?, ?)", rows)])
        if self._database.usable:
            self._held.clear()
            self._grown = True

    def close(self) -> None:
        """Note which drawings are still used; forget what nobody used for long, and what is too much; free the file."""
        if self._database is None:
            return
        used = [(self._today, key) for key in self._used]
        changes: list[tuple[str, list[tuple[object, ...]]]] = [("UPDATE drawing SET day = ? WHERE key = ?", [*used])]
        if self._grown:
            changes.append(("DELETE FROM drawing WHERE day <= ?", [(self._today - _KEPT_DAYS,)]))
            changes.append((_FORGET_OLDEST, [(self._most_bytes,)]))
        if used or self._grown:
            self._database.write(changes)
        self._database.close()

    def _rows(self, query: str, key: str) -> list[tuple[object, ...]]:
        return self._database.rows(query, (key,)) if self._database else []


_FORGET_OLDEST: Final = """DELETE FROM drawing WHERE key IN (
    SELECT key FROM (SELECT key, sum(size) OVER (ORDER BY day DESC, key) AS total FROM drawing) WHERE total > ?)"""
