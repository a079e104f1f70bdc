"""The history of one process: its versions, and what each of them changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from procman.documents.revisions.content_differences import ContentDifferences, Level, ToldChange, heaviest
from procman.documents.revisions.log_store import LogStore
from procman.documents.revisions.process_contents import ProcessContents
from procman.documents.revisions.process_events import Event, process_events
from procman.history.blob_id import blob_id, stored_forms
from procman.history.release_tags import ReleaseTag
from procman.history.timeline import Timeline, timeline
from procman.history.trailers import approvers
from procman.records import record

if TYPE_CHECKING:
    from procman.model.definitions import Definitions

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
    changes: tuple[ToldChange, ...]
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


@record(frozen=True, slots=True)
class LogQuestion:
    """Which history is asked for.

    Attributes:
        root: The workspace; of a bare repository the repository's folder.
        release_tags: Which tags are releases, as a shell pattern.
        dictionaries: Loads the manual and its dictionaries as they are now.
        language: Language of the sentences.
        process_id: The process.
        present: Paths and bytes of the files of the work tree that may be its own.
        commit: Id of the commit up to which the history goes; None for ``HEAD``.
    """

    root: Path
    release_tags: str
    dictionaries: Callable[[], Definitions]
    language: str
    process_id: str
    present: Iterable[tuple[str, bytes]]
    commit: str | None


class _Log:
    def __init__(self, history: Timeline, contents: ProcessContents, differences: ContentDifferences) -> None:
        self._differences = differences
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
        if known and any(
            blob_id(stored, len(known)) == known for stored in stored_forms(self._contents.bytes_of(_WORK_TREE))
        ):
            return None
        changes, comparison = self._changes(known, _WORK_TREE)
        return LogEntry(
            "work-tree", content.version, None, content.effective, "", (), comparison, heaviest(changes),
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
        effective = content.effective if content and kind == "version" else None
        return LogEntry(
            kind=kind,
            version=content.version if content else None,
            release=release.name if release else None,
            date=effective or (release.date if release else None) or event.commit.date,
            author=event.commit.author,
            approvers=signed or event.approvers,
            comparison=comparison,
            level=heaviest(changes),
            changes=changes,
            commit=event.commit.id,
            subject=event.commit.subject,
            path=event.path,
        )

    def _changes(self, before: str | None, after: str | None) -> tuple[tuple[ToldChange, ...], Comparison]:
        if before is None:
            return (), "new" if after is None or self._contents[after].readable else "not-comparable"
        if after is None:
            return (), "changes"
        changes = self._differences.between(before, after, keep=after != _WORK_TREE)
        return ((), "not-comparable") if changes is None else (changes, "changes")


def process_log(question: LogQuestion, store: LogStore) -> ProcessLog:
    """Read the history of a process.

    Args:
        question: What is asked for.
        store: What earlier runs found out.

    Raises:
        RevisionError: There is no repository, or git does not answer.
    """
    history = timeline(question.root, question.release_tags, question.commit)
    contents = ProcessContents(question.root, question.process_id, _object_ids(history), store)
    present = next((path for path, content in question.present if contents.add(_WORK_TREE, content)), None)
    log = _Log(history, contents, ContentDifferences(contents, question.dictionaries, question.language, store))
    entries = list(log.entries())
    if present:
        entries += [entry for entry in [log.work_tree(present)] if entry]
    return ProcessLog(
        id=question.process_id,
        name=contents.name,
        entries=tuple(reversed(entries)),
        is_cut_off=bool(history.beginnings),
        has_releases=bool(history.releases),
    )


def _object_ids(history: Timeline) -> Iterator[str]:
    for commit in history.commits:
        for change in commit.changes:
            yield from (object_id for object_id in (change.before, change.after) if object_id)
