"""Every content that the file of one process ever had; found by its id, wherever the file stood."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procman.documents.revisions.log_store import LogStore
from procman.errors import UnreadableError
from procman.history.blob_id import blob_id
from procman.history.listing import LARGEST_FILE
from procman.records import record
from procman.source.reader import read

if TYPE_CHECKING:
    from procman.model.process import Process

_BATCH = 500
"""So many contents are held at once; of most of them nothing is kept."""


@record(frozen=True, slots=True)
class ContentFacts:
    """What a content says of itself.

    Attributes:
        version: ``major.minor``, as it is written; None where it cannot be told.
        effective: When the version comes into force.
        name: What the process is called.
        readable: Whether the file is YAML at all.
    """

    version: str | None = None
    effective: datetime.date | None = None
    name: str | None = None
    readable: bool = False


class ProcessContents:
    """Contents by the id that git gives them."""

    def __init__(self, root: Path, process_id: str, object_ids: Iterable[str], store: LogStore) -> None:
        """Fetch them.

        Args:
            root: The workspace.
            process_id: The process.
            object_ids: All contents that definition files ever had.
            store: What earlier runs found out.

        Raises:
            RevisionError: git does not have all contents.
        """
        self._root = root
        self._process_id = process_id
        self._mention = mention_of(process_id)
        self._store = store
        self._bytes: dict[str, bytes] = {}
        self._data: dict[str, Any] = {}  # what was read to find out what it says, until its model is made
        self._facts: dict[str, ContentFacts] = {}
        ids = list(dict.fromkeys(object_ids))
        self._find_out([each for each in ids if each not in store.facts])
        for object_id in ids:
            self._keep(object_id, store.facts[object_id])

    def add(self, key: str, content: bytes) -> bool:
        """Take in a content that need not be in git, if it is one of the process.

        Returns:
            Whether it is.
        """
        self._keep(key, self._store.facts.get(blob_id(content)) or self._told(key, content))
        self._bytes[key] = content
        return key in self

    def _find_out(self, object_ids: list[str]) -> None:
        """Look into contents that no run has looked into."""
        if not object_ids:
            return
        from procman.history.objects import read_objects

        for batch in _batches(object_ids):
            for object_id, content in read_objects(self._root, batch, LARGEST_FILE, offline=True).items():
                told = self._told(object_id, content) if isinstance(content, bytes) else [False]
                self._store.facts[object_id] = told
                if told[0] and isinstance(content, bytes):
                    self._bytes[object_id] = content

    def _keep(self, key: str, told: list[Any]) -> None:
        """Keep what a content says, if it is one of the process; one that cannot be read is taken to be."""
        if told[0]:
            _, readable, version, effective, name = told
            day = datetime.date.fromisoformat(effective) if effective else None
            self._facts[key] = ContentFacts(version, day, name, readable)

    def _told(self, key: str, content: bytes) -> list[Any]:
        """As it is kept: whether it is one of the process; if so, whether it is YAML, then what it says."""
        if not self._mention.search(content):
            return [False]
        try:
            data = read(content, "")
        except UnreadableError:
            return [True, False, None, None, None]
        if not isinstance(data, dict) or data.get("id") != self._process_id:
            return [False]
        self._data[key] = data
        version, name = (value if isinstance(value, str) else None for value in (data.get("version"), data.get("name")))
        return [True, True, version, _day(data.get("effective")), name]

    @property
    def name(self) -> str:
        """What the process is called in the last content that was taken in and says so."""
        names = (facts.name for facts in reversed(self._facts.values()))
        return next((name for name in names if name), self._process_id)

    def __contains__(self, key: object) -> bool:
        return key in self._facts

    def __getitem__(self, key: str) -> ContentFacts:
        return self._facts[key]

    def bytes_of(self, key: str) -> bytes:
        """The file."""
        if key not in self._bytes:
            from procman.history.objects import read_objects

            missing = [each for each in self._facts if each not in self._bytes]
            found = read_objects(self._root, missing, LARGEST_FILE, offline=True)
            self._bytes |= {each: content for each, content in found.items() if isinstance(content, bytes)}
        return self._bytes[key]

    def model(self, key: str) -> Process | None:
        """The process that a content defines; None where it breaks a rule of today's format."""
        from procman.source.validation import validate

        if not self._facts[key].readable:
            return None
        content = self.bytes_of(key)
        data = self._data.pop(key) if key in self._data else read(content, "")
        made: Process | None = validate("process", data, content, "")[0]
        return made


def mention_of(process_id: str) -> re.Pattern[bytes]:
    """What every file of a process holds; files of other processes hardly ever do."""
    return re.compile(rb"""\bid["']?\s*:\s*["']?""" + re.escape(process_id.encode()) + rb"(?![\w-])")


def _day(value: Any) -> str | None:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except (ValueError, TypeError):
        return None


def _batches(object_ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(object_ids)
    while batch := list(islice(rest, _BATCH)):
        yield batch
