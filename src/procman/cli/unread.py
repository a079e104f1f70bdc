"""What cannot be compared, as a file of one of two versions cannot be read: it is told, and the rest is compared."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from procman.cli.versions import placed, require_sound
from procman.records import record
from procman.source.workspace import DICTIONARIES, UnsoundWorkspaceError, Workspace

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.cli.versions import LoadedVersion
    from procman.diff.change import DiffResult
    from procman.source.problem import Problem


@record(frozen=True, slots=True)
class Unread:
    """What stands in the way of a comparison.

    Attributes:
        problems: What is wrong with the files, sorted by version and place.
        ids: Ids of the processes that cannot be compared.
    """

    problems: tuple[Problem, ...]
    ids: frozenset[str]


def unread(before: LoadedVersion, after: LoadedVersion) -> Unread:
    """Find the files that cannot be read, other than those that are the same in both versions.

    Raises:
        UnsoundWorkspaceError: One is a dictionary, without which nothing means anything.
    """
    versions = (before, after)
    if any(problem.location.path in DICTIONARIES for one in versions for problem in one.workspace.problems):
        require_sound(versions)
    problems: list[Problem] = []
    ids: set[str] = set()
    for version, other in ((before, after), (after, before)):
        mine, theirs = version.workspace, other.workspace
        for problem in mine.problems:
            path = problem.location.path
            if path in mine.contents and mine.contents[path] == theirs.contents.get(path):
                continue
            problems.append(placed(problem, version.word))
            ids |= mine.unread | _counterparts(problem, mine, theirs)
    return Unread(tuple(problems), frozenset(ids))


def _counterparts(problem: Problem, mine: Workspace, theirs: Workspace) -> set[str]:
    """Processes of the other version that a file may hold: that of the same path, else all that are only there."""
    path = problem.location.path
    found = {process_id for process_id, file in theirs.files.items() if file == path}
    found |= {str(problem.arguments[key]) for key in ("id",) if problem.key == "duplicate-process"}
    if found or mine.unread:
        return found
    return theirs.definitions.processes.keys() - mine.definitions.processes.keys()


def tell(session: Session, missing: Unread, result: DiffResult) -> None:
    """Say what is wrong with the files, also to those who want no notes: the exit code rests on it."""
    if result.left_out:
        from procman.report.errors import error_text

        sys.stderr.write(error_text(UnsoundWorkspaceError(missing.problems), session.language()))
