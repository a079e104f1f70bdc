"""Showing another version of the definitions than the work tree, in whatever command."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from procman.cli.versions import load_version, placed
from procman.errors import RevisionError, WorkspaceError
from procman.messages import text
from procman.source.workspace import DICTIONARIES, UnsoundWorkspaceError, Workspace

if TYPE_CHECKING:
    from procman.cli.session import Session


def show_version(session: Session, word: str | None, process_ids: Iterable[str] = ()) -> None:
    """Have the run work on a version of the definitions.

    A process of an old version that today's format does not take is told and left out: it must not keep people from
    seeing the others.

    Args:
        session: The run.
        word: The user's word for the version; None for the work tree.
        process_ids: The processes that were asked for.

    Raises:
        RevisionError: git has no such version.
        UsageError: There is no such path.
        UnsoundWorkspaceError: A dictionary, or a process that was asked for, cannot be read.
    """
    if word is None or word == ".":
        return
    version = load_version(session, word)
    session.shown = version
    if not version.workspace.problems:
        return
    problems = tuple(placed(problem, version.word) for problem in version.workspace.problems)
    asked = version.workspace.unread.intersection(process_ids)
    spoiled = {problem.location.path for problem in version.workspace.problems}
    if asked or spoiled.intersection(DICTIONARIES) or not version.workspace.definitions.processes:
        raise UnsoundWorkspaceError(problems)
    from procman.report.errors import problem_message

    language = session.language()
    for problem in {problem.location.path: problem for problem in reversed(problems)}.values():
        reason = problem_message(problem, language)
        session.note(text(language, "report.left-out", location=str(problem.location), reason=reason))
    session.shown = replace(version, workspace=replace(version.workspace, problems=()))


def present_workspace(session: Session) -> Workspace | None:
    """What holds now, when another version is shown: the work tree, without one the commit of ``HEAD``."""
    version = session.shown
    if version is None:
        return None
    try:
        return session.work_tree(version.workspace)
    except WorkspaceError:
        try:
            return load_version(session, "HEAD", version).workspace
        except RevisionError:
            return None
