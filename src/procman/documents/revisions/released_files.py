"""The process definitions of all releases: each content is fetched once, and read no further than is asked for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procman.errors import UnreadableError
from procman.history.blob_id import blob_id, stored_forms
from procman.history.listing import LARGEST_FILE
from procman.history.objects import read_objects
from procman.history.releases import ReleaseHistory
from procman.model import scalars
from procman.model.extension import PydanticCustomError
from procman.records import record
from procman.source.reader import Data, read
from procman.source.validation import validate
from procman.source.workspace import DICTIONARIES, Workspace

if TYPE_CHECKING:
    from procman.model.process import Process

_KEPT = 500
"""Contents whose plain data is kept."""


@record(frozen=True, slots=True)
class ProcessFacts:
    """What a definition says about itself.

    Attributes:
        id: Id of the process.
        path: Its file in the workspace, at that time.
        object_id: Id of the file's content; None for one that is not released.
        version: ``major.minor``; None where the file cannot be read.
        effective: The day on which the version comes into force.
    """

    id: str
    path: str
    object_id: str | None
    version: str | None
    effective: datetime.date | None = None


class ReleasedFiles:
    """Contents of the files of all releases, and what they define."""

    def __init__(self, root: Path, workspace: Workspace, history: ReleaseHistory) -> None:
        """Fetch what differs from the work tree.

        Args:
            root: The workspace's folder.
            workspace: The work tree: what it has in common with a release is not read again.
            history: The releases.

        Raises:
            RevisionError: git does not have all contents.
        """
        self._workspace = workspace
        listed = {
            object_id: path
            for release in history.releases
            for path, object_id in release.files.items()
            if path not in DICTIONARIES
        }
        self._present = _present_processes(workspace, listed)
        wanted = [object_id for object_id in listed if object_id not in self._present]
        self._contents = read_objects(root, wanted, LARGEST_FILE, offline=True)
        # Most contents are looked at twice: for their version, and for what changed. All of a long past do not fit.
        self._data = lru_cache(_KEPT)(self._read)
        self._facts = {object_id: self._looked_up(object_id, path) for object_id, path in listed.items()}
        self._models: dict[str, Process | None] = {}

    def facts(self, object_id: str, path: str) -> ProcessFacts | None:
        """What a content says about itself; None where it cannot be read.

        Args:
            object_id: Its id.
            path: Where it stood.
        """
        found = self._facts[object_id]
        if found is None or found.path == path:
            return found
        return ProcessFacts(found.id, path, object_id, found.version, found.effective)

    def model(self, facts: ProcessFacts) -> Process | None:
        """The process that a file defines; None where it breaks a rule of today's format."""
        if facts.object_id is None:
            return self._workspace.definitions.processes[facts.id]
        if facts.object_id not in self._models:
            self._models[facts.object_id] = self._model(facts.object_id, facts.path)
        return self._models[facts.object_id]

    def _looked_up(self, object_id: str, path: str) -> ProcessFacts | None:
        present = self._present.get(object_id)
        if present is not None:
            return ProcessFacts(present.id, path, object_id, present.version, present.effective)
        data = self._data(object_id, path)
        process_id, version = (data.get(key) for key in ("id", "version")) if isinstance(data, dict) else (None, None)
        if not isinstance(process_id, str) or not isinstance(version, str):
            return None
        if not re.fullmatch(scalars.PROCESS_ID_PATTERN, process_id) or not re.fullmatch(
            scalars.VERSION_PATTERN, version
        ):
            return None
        return ProcessFacts(process_id, path, object_id, version, _date(data.get("effective")))

    def _model(self, object_id: str, path: str) -> Process | None:
        present = self._present.get(object_id)
        if present is not None:
            return present
        data = self._data(object_id, path)
        content = self._contents[object_id]
        if data is None or not isinstance(content, bytes):
            return None
        made: Process | None = validate("process", data, content, path)[0]
        return made

    def _read(self, object_id: str, path: str) -> Any:
        """The plain data of a content; None where it is no document of ours."""
        content = self._contents[object_id]
        try:
            return read(content, path) if isinstance(content, bytes) else None
        except UnreadableError:
            return None


def _present_processes(workspace: Workspace, listed: Iterable[str]) -> dict[str, Process]:
    """Processes of the work tree by the ids that git gives to their files."""
    digits = len(next(iter(listed), ""))
    found = {}
    for process_id, path in workspace.files.items():
        content = workspace.contents[path]
        for stored in stored_forms(content):
            found[blob_id(stored, digits)] = workspace.definitions.processes[process_id]
    return found


def _date(value: Data) -> datetime.date | None:
    try:
        return scalars.date(value)
    except PydanticCustomError:
        return None
