"""The history of one process: its versions, and what each of them changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from procman.diff.bump import highest
from procman.diff.change import Change, Level
from procman.diff.engine import diff
from procman.documents.revisions.process_contents import ProcessContents
from procman.documents.revisions.process_events import Event, process_events
from procman.documents.revisions.released_files import stored_forms
from procman.history.blob_id import blob_id
from procman.history.release_tags import ReleaseTag
from procman.history.timeline import Timeline, timeline
from procman.history.trailers import approvers
from procman.model import scalars
from procman.model.definitions import Definitions
from procman.model.extension import PydanticCustomError
from procman.model.process import Process
from procman.records import record

Kind = Literal["version", "commit", "removed", "unreadable", "work-tree"]
Comparison = Literal["changes", "new", "earlier-unknown", "not-comparable"]
_WORK_TREE = "."


@record(frozen=True, slots=True)
class LogEntry:
    """A line of the history.

    Attributes:
        kind: ``version``: another version came; ``commit``: the file was changed within a version; ``removed``: the
            process was taken out; ``unreadable``: the file was broken; ``work-tree``: what is not committed yet.
        version: ``major.minor``; None where it cannot be told.
        release: The first tag with which the version was released; None where none has it.
        date: When it came into force, else when it was released or written.
        comparison: Whether there is something to compare with.
        level: The weight of its heaviest change.
        commit: Id of the commit; None for the work tree.
        subject: What its author said in the commit's first line.
        path: The file at that time.
    """

    kind: Kind
    version: str | None
    release: str | None
    date: datetime.date | None
    author: str
    approvers: tuple[str, ...]
    comparison: Comparison
    level: Level
    changes: tuple[Change, ...]
    commit: str | None
    subject: str
    path: str


@record(frozen=True, slots=True)
class ProcessLog:
    """The history of a process.

    Attributes:
        name: What it is called now, or was called last.
        entries: Newest first; without entries git knows no such process.
        is_cut_off: Whether a shallow clone hides what was earlier.
        has_releases: Whether there is any release.
    """

    id: str
    name: str
    entries: tuple[LogEntry, ...]
    is_cut_off: bool
    has_releases: bool


class _Log:
    def __init__(self, definitions: Definitions, history: Timeline, contents: ProcessContents) -> None:
        self._definitions = definitions
        self._history = history
        self._contents = contents
        self._events = process_events(history, contents)
        self._released = [
            (tag, next((each for each in files.values() if each in contents), None)) for tag, files in history.releases
        ]

    def entries(self) -> Iterator[LogEntry]:
        """All entries, oldest first."""
        version: str | None = None
        state: str | None = None
        last: str | None = None
        for place, event in enumerate(self._events):
            found = self._contents[event.after].version if event.after else None
            if event.after is None:
                yield self._entry("removed", event, last, None, None)
                version = None
            elif found is None:
                yield self._entry("unreadable", event, last, event.after, None)
            elif found == version:
                yield self._entry("commit", event, last, event.after, None)
            else:
                release, now = self._state(found, place)
                yield self._entry("version", event, state, now, release)
                version, state = found, now
            last = event.after if found else last

    def work_tree(self, path: str) -> LogEntry | None:
        """What is not committed; None where that is nothing."""
        known = next((each for each in self._history.head.values() if each in self._contents), None)
        content = self._contents[_WORK_TREE]
        if known and any(blob_id(stored, len(known)) == known for stored in stored_forms(content.bytes)):
            return None
        changes, comparison = self._changes(known, _WORK_TREE)
        return LogEntry(
            "work-tree", content.version, None, _effective(content.data), "", (), comparison, highest(changes),
            changes, None, "", path,
        )  # fmt: skip

    def _state(self, version: str, place: int) -> tuple[ReleaseTag | None, str]:
        """The content that stands for a version: that of its first release, else the last one, else the first one."""
        for tag, object_id in self._released:
            if object_id is not None and self._contents[object_id].version == version:
                return tag, object_id
        later = [event.after for event in self._events[place:]]
        is_last = all(each is not None and self._contents[each].version in (version, None) for each in later)
        readable = [each for each in later if each is not None and self._contents[each].version == version]
        return None, readable[-1 if is_last else 0]

    def _entry(
        self, kind: Kind, event: Event, before: str | None, after: str | None, release: ReleaseTag | None
    ) -> LogEntry:
        content = self._contents[after] if after else None
        changes, comparison = self._changes(before, after)
        if comparison == "new" and event.commit.id in self._history.beginnings:
            comparison = "earlier-unknown"
        signed = approvers(release.message) if release else ()
        effective = _effective(content.data) if content and kind == "version" else None
        return LogEntry(
            kind=kind,
            version=content.version if content else None,
            release=release.name if release else None,
            date=effective or (release.date if release else None) or event.commit.date,
            author=event.commit.author,
            approvers=signed or event.approvers,
            comparison=comparison,
            level=highest(changes),
            changes=changes,
            commit=event.commit.id,
            subject=event.commit.subject,
            path=event.path,
        )

    def _changes(self, before: str | None, after: str | None) -> tuple[tuple[Change, ...], Comparison]:
        if before is None:
            return (), "new" if after is None or self._contents[after].data is not None else "not-comparable"
        if after is None:
            return (), "changes"
        old, new = self._contents.model(before), self._contents.model(after)
        if old is None or new is None:
            return (), "not-comparable"
        compared = diff(self._with(old), self._with(new), only=[new.id]).processes
        changes = (change for process in compared for change in process.changes)
        return tuple(change for change in changes if change.element != ("version",)), "changes"

    def _with(self, process: Process) -> Definitions:
        """Today's dictionaries on both sides: their own changes need no version of a process."""
        return replace(self._definitions, processes={process.id: process})


def process_log(
    root: Path,
    definitions: Definitions,
    process_id: str,
    present: tuple[str, bytes] | None,
    *,
    commit: str | None = None,
) -> ProcessLog:
    """Read the history of a process.

    Args:
        root: The workspace; of a bare repository the repository's folder.
        definitions: The manual and its dictionaries as they are now.
        process_id: The process.
        present: Path and bytes of its file in the work tree; None where it has none, or does not matter.
        commit: Id of the commit up to which the history goes; None for ``HEAD``.

    Raises:
        RevisionError: There is no repository, or git does not answer.
    """
    history = timeline(root, definitions.manual.versioning.release_tags, commit)
    contents = ProcessContents(root, process_id, _object_ids(history))
    if present:
        contents.add(_WORK_TREE, present[1])
    log = _Log(definitions, history, contents)
    entries = list(log.entries())
    if present:
        entries += [entry for entry in [log.work_tree(present[0])] if entry]
    return ProcessLog(
        process_id, contents.name, tuple(reversed(entries)), bool(history.beginnings),
        bool(history.releases),
    )  # fmt: skip


def _object_ids(history: Timeline) -> Iterator[str]:
    for commit in history.commits:
        for change in commit.changes:
            yield from (object_id for object_id in (change.before, change.after) if object_id)


def _effective(data: Any) -> datetime.date | None:
    try:
        return scalars.date(data.get("effective")) if isinstance(data, dict) else None
    except PydanticCustomError:
        return None
