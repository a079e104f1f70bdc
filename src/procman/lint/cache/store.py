"""The results of files, kept between runs; see ``lint.engine.Store``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from procman.caching.database import Database, digest
from procman.history.blob_id import blob_id
from procman.lint.cache.codec import decode, encode

if TYPE_CHECKING:
    from procman.lint.checking import FileCheck
    from procman.lint.settings import Choice
    from procman.source.workspace import Dictionaries

KEPT_DAYS = 60
_LARGEST = 4  # spaces: settings or dictionaries that are switched to and fro, as branches are


class Blobs(Protocol):
    """Says which bytes a file has without reading it, where that is known."""

    def blob(self, path: str) -> str | None:
        """The blob id of a file."""

    def learn(self, path: str, blob: str) -> bool:
        """Take over the blob id of a file that was read for another purpose; whether it is the one that is known."""


class ResultStore:
    """What was found out about the files of a workspace, by the blob ids of their bytes.

    Attributes:
        moving: Whether a file had other bytes when it was checked than when the state of all files was noted; then a
            report must not be kept for that state.
    """

    def __init__(self, database: Database, blobs: Blobs, tool: str, day: int) -> None:
        """Make a store.

        Args:
            database: The cache.
            blobs: Which bytes the files have.
            tool: What ``fingerprint.tool_fingerprint`` says.
            day: Days since 1970, by which old results go.
        """
        self._database = database
        self._blobs = blobs
        self._tool = tool
        self._day = day
        self._space = ""
        self._known: dict[str, tuple[str, str]] = {}
        self.moving = False
        self._new: list[tuple[str, str, str, int, str]] = []

    def settle(self, dictionaries: Dictionaries, choice: Choice, language: str) -> None:
        """See ``lint.engine.Store``."""
        settings = json.dumps(choice.identity, ensure_ascii=False, default=list)
        blobs = {path: blob_id(content) for path, content in sorted(dictionaries.contents.items())}
        learned = [self._blobs.learn(path, blob) for path, blob in blobs.items()]
        self.moving = not all(learned)
        contents = (f"{path}\0{blob}" for path, blob in blobs.items())
        self._space = digest(self._tool, settings, language, *contents, *sorted(dictionaries.broken))
        query = "SELECT path, blob, value FROM check_result WHERE space = ? AND day > ?"
        rows = self._database.rows(query, (self._space, self._day - KEPT_DAYS))
        self._known = {f"{path}\0{blob}": (path, value) for path, blob, value in rows}

    def recall(self, path: str) -> FileCheck | None:
        """See ``lint.engine.Store``."""
        blob = self._blobs.blob(path) if self._known else None
        found = self._known.get(f"{path}\0{blob}") if blob else None
        if found is None:
            return None
        try:
            return decode(found[1], path)
        except (ValueError, TypeError, IndexError):
            return None

    def keep(self, path: str, check: FileCheck) -> None:
        """See ``lint.engine.Store``; what a failing rule left unsaid is not kept."""
        if check.blob and not check.crashed:
            self._new.append((self._space, path, check.blob, self._day, check.encoded or encode(check)))
        self.moving |= not self._blobs.learn(path, check.blob)

    def blob_id(self, content: bytes) -> str:
        """See ``lint.engine.Store``."""
        return blob_id(content)

    def save(self) -> None:
        """Write down what is new, and let go what is old."""
        if not self._new:
            return
        old = self._day - KEPT_DAYS
        self._database.write(
            [
                ("DELETE FROM check_result WHERE day <= ?", [(old,)]),
                ("DELETE FROM report WHERE day <= ?", [(old,)]),
                ("DELETE FROM listing WHERE day <= ?", [(old,)]),
                ("INSERT OR REPLACE INTO check_result VALUES (?, ?, ?, ?, ?)", self._new),
                (_FORGET_SPACES, [(self._space, self._space, _LARGEST - 1)]),
            ]
        )


_FORGET_SPACES = """DELETE FROM check_result WHERE space <> ? AND space NOT IN (
    SELECT space FROM check_result WHERE space <> ? GROUP BY space ORDER BY max(day) DESC, space LIMIT ?)"""
