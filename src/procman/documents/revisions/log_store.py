"""What is kept between runs of the history of a process: what contents say, and what changed between two of them."""

from __future__ import annotations

import json
import time
from typing import Any, Final

from procman.caching.database import Database, Format, digest
from procman.caching.fingerprint import tool_fingerprint

_FORMAT: Final = Format(
    1, "CREATE TABLE history (key TEXT PRIMARY KEY, day INTEGER NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;"
)
_ROOMS: Final = ("diff", "documents/revisions", "flow", "messages", "model", "source")
_KEPT_DAYS: Final = 60
_SECONDS_A_DAY: Final = 86400


class LogStore:
    """Results by the ids of contents, which never change their meaning; every failure of the file is a miss.

    Attributes:
        facts: What contents say of themselves.
        differences: What changed between two contents.
    """

    def __init__(self, *identity: str) -> None:
        """Open what was kept.

        Args:
            identity: Everything else that the results depend on: the process, the dictionaries, the language.
        """
        self._database = Database("history", _FORMAT)
        self._key = digest(tool_fingerprint(_ROOMS), *identity)
        self.facts: dict[str, Any] = {}
        self.differences: dict[str, Any] = {}
        for (value,) in self._database.rows("SELECT value FROM history WHERE key = ?", (self._key,)):
            try:
                kept = json.loads(value)
                self.facts, self.differences = dict(kept["facts"]), dict(kept["differences"])
            except (ValueError, TypeError, KeyError):  # damaged: worked out again
                continue
        self._size = len(self.facts) + len(self.differences)

    def close(self) -> None:
        """Keep what is new, forget what is old, and let the file go."""
        if len(self.facts) + len(self.differences) != self._size:
            today = int(time.time()) // _SECONDS_A_DAY
            value = json.dumps({"facts": self.facts, "differences": self.differences}, ensure_ascii=False)
            self._database.write(
                [
                    ("INSERT OR REPLACE INTO history VALUES (?, ?, ?)", [(self._key, today, value)]),
                    ("DELETE FROM history WHERE day <= ?", [(today - _KEPT_DAYS,)]),
                ]
            )
        self._database.close()
