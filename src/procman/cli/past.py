"""The past of the manual for commands that make documents; what the reader must know of it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from procman.cli.session import Session
from procman.cli.shown_version import present_workspace
from procman.messages import text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.documents.revisions.past import ManualPast
    from procman.documents.withdrawal import Withdrawal
    from procman.source.tree import FileTree


def told_past(session: Session, chosen: Definitions) -> ManualPast:
    """The past of the version that is shown; where it is not known wholly, the user is told.

    Args:
        session: The run.
        chosen: The processes whose revision records are wanted.
    """
    from procman.documents.revisions.past import manual_past

    language, shown = session.language(), session.shown
    folder = (shown.folder if shown else None) or session.start
    commit = shown.commit if shown else None
    past = manual_past(folder, session.workspace(), language, chosen.processes, commit=commit)
    if past.gap is not None:
        session.note(text(language, f"report.past-{past.gap}"))
    return past


def told_withdrawal(session: Session, chosen: Definitions) -> Withdrawal:
    """What no longer holds of the processes that documents show; of another version than the work tree it is told."""
    from procman.documents.withdrawal import withdrawal

    language, shown = session.language(), session.shown
    found = withdrawal(chosen, present_workspace(session), shown.word if shown else "", language)
    for process_id, reason in found.processes.items() if shown else ():
        version = chosen.processes[process_id].version
        session.note(text(language, "report.withdrawn", id=process_id, version=version, reason=reason))
    return found


def commit_opener(session: Session) -> Callable[[str], FileTree]:
    """What gives the files of a commit of the workspace's repository, for work that must not know git itself.

    Its words are ids of commits and full names of references.

    Raises:
        RevisionError: When it is called: there is no repository, or no such commit.
    """

    def opened(commit: str) -> FileTree:
        from procman.history.revision_tree import RevisionTree
        from procman.history.versions import workspace_repository

        repository, prefix = workspace_repository(session.root)
        return RevisionTree(repository, commit, prefix)

    return opened
