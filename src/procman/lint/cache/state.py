"""The state of a workspace's files as one digest, with as little reading as possible."""

from __future__ import annotations

import time
from collections.abc import Mapping

from procman.caching.database import Database, digest
from procman.history.blob_id import blob_id
from procman.source.scan import Stamp

# A file that was written within this time (nanoseconds) before it was read may be written again without a new stamp
# on file systems that count in seconds; git calls such files racy and reads them again, as is done here.
RACY = 2_000_000_000
_MAXIMUM_BYTES = 1024 * 1024


class FileStates:
    """Which bytes each file has.

    Attributes:
        blobs: Blob ids by path, of files that are known or were read; a file that cannot be read has none.
    """

    def __init__(self, database: Database, root: str, stamps: Mapping[str, Stamp], now: int | None = None) -> None:
        """Look at nothing yet.

        Args:
            database: The cache.
            root: The workspace's folder.
            stamps: What ``source.scan`` found.
            now: The time in nanoseconds; None for the clock's.
        """
        self._database = database
        self._root = root
        self._stamps = stamps
        self._now = time.time_ns() if now is None else now
        self._texts = {path: f"{one[0]} {one[1]} {one[2]} {one[3]}" for path, one in stamps.items()}
        self._state = digest(*(f"{path}\0{text}" for path, text in self._texts.items()))
        self._read: dict[str, str] = {}
        self._looked = False
        self.blobs: dict[str, str] = {}

    def digest(self) -> str:
        """A digest of the paths and bytes of all files."""
        if self._settled():
            for (found,) in self._database.rows("SELECT digest FROM listing WHERE state = ?", (self._state,)):
                return str(found)
        self.look()
        return digest(*(f"{path}\0{self.blobs.get(path, '')}" for path in self._stamps))

    def look(self) -> None:
        """Find out the blob id of every file, reading those whose stamps are new and whose id nobody told."""
        missing = [path for path in self._stamps if path not in self.blobs]
        if not missing or self._looked:
            return
        self._looked = True
        rows = self._database.rows("SELECT path, stamp, blob FROM stamp")
        known = {path: blob for path, text, blob in rows if self._texts.get(path) == text}
        for path in missing:
            blob = known.get(path) or self._blob(path)
            if blob is not None:
                self.blobs[path] = blob

    def learn(self, path: str, blob: str) -> bool:
        """Take over the blob id of a file that was read for another purpose; whether it is the one that is known.

        Args:
            path: The file.
            blob: Its blob id; empty for a file that could not be had, of which nothing is known.
        """
        if blob and path in self._stamps and path not in self.blobs:
            self._read[path] = self.blobs[path] = blob
        return self.blobs.get(path) == blob

    def changes(self, day: int) -> list[tuple[str, list[tuple[object, ...]]]]:
        """What to write down for the next run: nothing about files that are too fresh to be trusted."""
        fresh = [(path, self._texts[path], blob) for path, blob in self._read.items() if not self._racy(path)]
        changes: list[tuple[str, list[tuple[object, ...]]]] = []
        if fresh:
            changes.append(("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?)", list(fresh)))
        if self._settled() and self.blobs.keys() == self._stamps.keys():
            found = digest(*(f"{path}\0{self.blobs[path]}" for path in self._stamps))
            changes.append(("INSERT OR REPLACE INTO listing VALUES (?, ?, ?)", [(self._state, found, day)]))
        return changes

    def _blob(self, path: str) -> str | None:
        if self._stamps[path][2] > _MAXIMUM_BYTES:
            return None
        try:
            with open(f"{self._root}/{path}", "rb") as file:
                content = file.read(_MAXIMUM_BYTES + 1)
        except OSError:
            return None
        self._read[path] = blob_id(content)
        return self._read[path]

    def _racy(self, path: str) -> bool:
        modified, changed, _, _ = self._stamps[path]
        return max(modified, changed) > self._now - RACY or modified == 0

    def _settled(self) -> bool:
        return not any(self._racy(path) for path in self._stamps)
