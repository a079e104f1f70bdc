"""The past of the manual for commands that make documents; where it is not known wholly, the user is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from procman.cli.session import Session
from procman.documents.revisions.past import ManualPast, manual_past
from procman.messages import text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.source.tree import FileTree


def told_past(session: Session, chosen: Definitions) -> ManualPast:
    """The past of the work tree.

    Args:
        session: The run.
        chosen: The processes whose revision records are wanted.
    """
    language = session.language()
    past = manual_past(session.root, session.workspace(), language, chosen.processes)
    if past.gap is not None:
        session.note(text(language, f"report.past-{past.gap}"))
    return past


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
