"""What commits did to one process, whatever its file was called."""

from __future__ import annotations

from collections.abc import Iterator

from procman.documents.revisions.process_contents import ProcessContents
from procman.history.commits import DefinitionCommit, FileChange
from procman.history.timeline import Timeline
from procman.records import record


@record(frozen=True, slots=True)
class Event:
    """A commit that changed the process.

    Attributes:
        before: The content before; None where there was none, or where a shallow clone does not know it.
        after: The content after; None where the process went.
        path: Its file.
        approvers: Who approved the commit, or a merge that brought it.
    """

    commit: DefinitionCommit
    before: str | None
    after: str | None
    path: str
    approvers: tuple[str, ...]


def process_events(timeline: Timeline, contents: ProcessContents) -> list[Event]:
    """The events, oldest first.

    A merge only passes on what was done on the branch, so it is no event, unless it makes a content of its own.
    """
    approvals: dict[str, tuple[str, ...]] = {}
    events: list[Event] = []
    made: set[str] = set()
    last: str | None = None
    for commit in timeline.commits:
        for change in _of_process(commit, contents):
            before, after, path = change.before or last, change.after, change.path
            if commit.is_merge and (after is None or after in made):
                approvals[after or ""] = approvals.get(after or "", ()) + commit.approvers
                continue
            events.append(Event(commit, before, after, path, commit.approvers))
            last = after or last
            made |= {after} if after else set()
    return [_approved(event, approvals.get(event.after or "", ())) for event in events]


def _of_process(commit: DefinitionCommit, contents: ProcessContents) -> Iterator[FileChange]:
    """What a commit did to the process: at most one change, as its file may have moved in the commit."""
    before = [change for change in commit.changes if change.before in contents]
    after = [change for change in commit.changes if change.after in contents]
    if not before and not after:
        return
    old = min(before, key=lambda change: change.path, default=None)
    new = min(after, key=lambda change: change.path, default=None)
    path = new.path if new else old.path if old else ""
    found = FileChange(path, old.before if old else None, new.after if new else None)
    if found.before != found.after:
        yield found


def _approved(event: Event, more: tuple[str, ...]) -> Event:
    together = tuple(dict.fromkeys((*event.approvers, *more)))
    return Event(event.commit, event.before, event.after, event.path, together)
