"""Every content that the file of one process ever had; found by its id, wherever the file stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from procman.errors import UnreadableError
from procman.history.listing import LARGEST_FILE
from procman.history.objects import read_objects
from procman.model.process import Process
from procman.records import record
from procman.source.reader import read
from procman.source.validation import validate

_BATCH = 500
"""So many contents are held at once; of most of them nothing is kept."""


@record(frozen=True, slots=True)
class Content:
    """A content of the file.

    Attributes:
        version: As the file says it; None where it cannot be told, or the file cannot be read.
        data: The plain data; None where the file cannot be read.
        bytes: The file.
    """

    version: str | None
    data: Any
    bytes: bytes


class ProcessContents:
    """Contents by the id that git gives them."""

    def __init__(self, root: Path, process_id: str, object_ids: Iterable[str]) -> None:
        """Fetch them.

        Args:
            root: The workspace.
            process_id: The process.
            object_ids: All contents that definition files ever had.

        Raises:
            RevisionError: git does not have all contents.
        """
        self._process_id = process_id
        mention = mention_of(process_id)
        self._found: dict[str, Content] = {}
        self._models: dict[str, Process | None] = {}
        for batch in _batches(dict.fromkeys(object_ids)):
            for object_id, content in read_objects(root, batch, LARGEST_FILE, offline=True).items():
                if isinstance(content, bytes) and mention.search(content):
                    self.add(object_id, content)

    def add(self, key: str, content: bytes) -> None:
        """Take a content in, if it is one of the process; one that cannot be read is taken to be."""
        try:
            data = read(content, "")
        except UnreadableError:
            self._found[key] = Content(None, None, content)
            return
        if isinstance(data, dict) and data.get("id") == self._process_id:
            version = data.get("version")
            self._found[key] = Content(version if isinstance(version, str) else None, data, content)

    @property
    def name(self) -> str:
        """What the process is called in the last content that was taken in and can be read."""
        readable = (content.data for content in reversed(self._found.values()) if isinstance(content.data, dict))
        name = next((data.get("name") for data in readable), None)
        return name if isinstance(name, str) else self._process_id

    def __contains__(self, object_id: object) -> bool:
        return object_id in self._found

    def __getitem__(self, object_id: str) -> Content:
        return self._found[object_id]

    def model(self, object_id: str) -> Process | None:
        """The process that a content defines; None where it breaks a rule of today's format."""
        if object_id not in self._models:
            content = self._found[object_id]
            made = None if content.data is None else validate("process", content.data, content.bytes, "")[0]
            self._models[object_id] = made
        return self._models[object_id]


def mention_of(process_id: str) -> re.Pattern[bytes]:
    """What every file of a process holds; files of other processes hardly ever do."""
    return re.compile(rb"""\bid["']?\s*:\s*["']?""" + re.escape(process_id.encode()) + rb"(?![\w-])")


def _batches(object_ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(object_ids)
    while batch := list(islice(rest, _BATCH)):
        yield batch
