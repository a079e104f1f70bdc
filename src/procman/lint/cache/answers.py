"""Whole reports by the state of all files: the same question about the same files has the same answer."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

from procman.caching.database import digest
from procman.caching.fingerprint import tool_fingerprint
from procman.history.state import repository_state
from procman.lint.cache.state import FileStates
from procman.lint.cache.tables import open_database
from procman.source.scan import Stamp, scan

if TYPE_CHECKING:
    from collections.abc import Mapping

BASELINE = ".procman-baseline.json"
_SECONDS_A_DAY = 86400
# Rooms whose code takes part in a lint run.
ROOMS = ("caching", "cli", "diff", "flow", "history", "lint", "messages", "model", "report", "source")


class Answer:
    """A report that was written before.

    Attributes:
        text: The report.
        notes: The lines that were told beside it.
        counts: How many errors, warnings and infos it holds.
        grave: The exit code that its gravest fact demands, whatever the threshold; 0 when there is none.
    """

    __slots__ = ("counts", "grave", "notes", "text")

    def __init__(self, text: str, notes: list[str], counts: list[int], grave: int) -> None:
        self.text = text
        self.notes = notes
        self.counts = counts
        self.grave = grave

    def code(self, fail_on: str) -> int:
        """The exit code for a threshold: ``error``, ``warning`` or ``info``."""
        reach = {"error": 1, "warning": 2, "info": 3}[fail_on]
        return self.grave or int(any(self.counts[:reach]))


class Answers:
    """What is known about a workspace as it stands now.

    Attributes:
        database: The cache.
        states: Which bytes its files have.
        stamps: Its files.
        tool: What the results depend on besides the workspace.
        day: Days since 1970.
        moving: Whether files changed while they were checked, so that no report may be kept.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self.tool = tool_fingerprint(ROOMS)
        self.database = open_database(root)
        self.stamps: Mapping[str, Stamp] = scan(root)
        self.states = FileStates(self.database, root, self.stamps)
        self.day = today_number()
        self.moving = False
        self._repository = repository_state(root)  # rules look at the last release; where it cannot be told, anew

    def blob(self, path: str) -> str | None:
        """The blob id of a file."""
        self.states.look()
        return self.states.blobs.get(path)

    def learn(self, path: str, blob: str) -> bool:
        """Take over the blob id of a file that was read; whether it is the one that is known."""
        return self.states.learn(path, blob)

    def find(self, request: list[object]) -> Answer | None:
        """The report of an earlier run, or None."""
        if not self.database.usable or self._repository is None:
            return None
        if not self.database.rows("SELECT 1 FROM report LIMIT 1"):
            return None  # before all files are read for their ids
        for (value,) in self.database.rows("SELECT value FROM report WHERE key = ?", (self._key(request),)):
            try:
                text, notes, counts, grave = json.loads(value)
                answer = Answer(str(text), [*map(str, notes)], [*map(int, counts)], int(grave))
            except (ValueError, TypeError):
                return None
            if self.states.blobs:  # files had to be read, which their stamps spare the next run
                self.database.write(self.states.changes(self.day))
            return answer
        return None

    def keep(self, request: list[object], answer: Answer) -> None:
        """Remember a report; not one about a file that cannot be read, as its reason may go away by itself."""
        self.states.look()
        changes = self.states.changes(self.day)
        if not self.moving and self.states.blobs.keys() == self.stamps.keys() and self._repository is not None:
            value = json.dumps([answer.text, answer.notes, answer.counts, answer.grave], ensure_ascii=False)
            row = (self._key(request), self.day, value)
            changes.append(("INSERT OR REPLACE INTO report VALUES (?, ?, ?)", [row]))
        self.database.write(changes)

    def close(self) -> None:
        """Let the cache go."""
        self.database.close()

    def _key(self, request: list[object]) -> str:
        return digest(
            self.tool,
            self.states.digest(),
            _content(f"{self._root}/{BASELINE}"),
            json.dumps(request),
            str(self.day),
            self._repository or "",
        )


def _content(path: str) -> str:
    """What a file says; nothing where there is none."""
    try:
        with open(path, "rb") as file:
            return file.read().hex()
    except OSError:
        return ""


def today_number() -> int:
    """Days since 1970 against which reviews are due, in local time; SOURCE_DATE_EPOCH settles it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return int(epoch) // _SECONDS_A_DAY
    now = time.time()
    return int((now + time.localtime(now).tm_gmtoff) // _SECONDS_A_DAY)
