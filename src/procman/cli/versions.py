"""Versions of the definitions as commands ask for them: a word in, a loaded workspace out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procman.errors import RevisionError, UsageError
from procman.model.scalars import PROCESS_ID_PATTERN
from procman.source.validation import close_match
from procman.source.workspace import MANUAL, UnsoundWorkspaceError, Workspace, load

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.source.tree import FileTree


@dataclass(frozen=True)
class LoadedVersion:
    """A version that was asked for.

    Attributes:
        word: The user's word for it.
        workspace: What it holds.
        only: Ids of the processes that were asked for, when the word named a single file.
    """

    word: str
    workspace: Workspace
    only: frozenset[str] | None = None


def load_version(session: Session, word: str, other: LoadedVersion | None = None) -> LoadedVersion:
    """Load the version that a word means; see ``history.versions``.

    Args:
        session: The run.
        word: The user's word.
        other: A version that is loaded already; files with the same bytes are not read twice.

    Raises:
        RevisionError: git has no such version.
        UsageError: There is no such path.
        WorkspaceError: There is no work tree.
    """
    known = other.workspace if other else None
    if not word.strip():
        raise RevisionError("unknown-revision", revision=f"“{word}”")
    if word == ".":
        return LoadedVersion(word, session.workspace(known))
    from procman.history.versions import open_version

    version = open_version(word, session.start)
    if version.tree is not None:
        return LoadedVersion(word, load(version.tree, known))
    assert version.path is not None
    if version.kind == "file":
        from procman.source.single_file import SingleFileTree

        file = SingleFileTree(version.path)
        workspace = load(file, known)
        ids = frozenset(process_id for process_id, path in workspace.files.items() if path == file.path)
        # A dictionary was named: then it is the dictionaries that matter.
        return LoadedVersion(word, workspace, ids or None)
    from procman.source.tree import FolderTree

    tree: FileTree = FolderTree(version.path)
    return LoadedVersion(word, load(tree, known))


def require_sound(versions: Iterable[LoadedVersion]) -> None:
    """Refuse versions with files that cannot be read; places are told as ``revision:path``.

    Raises:
        UnsoundWorkspaceError: With the problems of all versions.
    """
    problems = tuple(
        problem if version.word == "." else replace(problem, location=replace(problem.location, path=path))
        for version in versions
        for problem in version.workspace.problems
        for path in [f"{version.word.removesuffix(':')}:{problem.location.path}"]
    )
    if problems:
        raise UnsoundWorkspaceError(problems)


def asked_versions(
    session: Session, old: str, words: list[str]
) -> tuple[LoadedVersion, LoadedVersion, frozenset[str] | None]:
    """The versions and processes that ``OLD [NEW] [ID…]`` means.

    A word after OLD is an id when a process is called so; else the first is NEW, and without it NEW is the work tree.

    Returns:
        Both versions, and the ids of the processes that matter; None for everything.

    Raises:
        UsageError: There is no process by an id.
    """
    before = load_version(session, old)
    known = _ids(before)
    first_is_id = bool(words) and (words[0] in known or words[0] in _work_tree_ids(session, words[0]))
    after = load_version(session, words[0] if words and not first_is_id else ".", before)
    ids = words if first_is_id else words[1:]
    known |= _ids(after)
    for process_id in ids:
        if process_id not in known:
            meant = close_match(process_id.upper(), known)
            raise UsageError("unknown-process-meant" if meant else "unknown-process", id=process_id, suggestion=meant)
    named = (before.only or frozenset()) | (after.only or frozenset())
    return before, after, frozenset(ids) or named or None


def _ids(version: LoadedVersion) -> set[str]:
    return {*version.workspace.definitions.processes, *version.workspace.unread}


def _work_tree_ids(session: Session, word: str) -> set[str]:
    """Ids in the work tree, which is read only for a word that could be one."""
    if not re.fullmatch(PROCESS_ID_PATTERN, word) or not (session.start / MANUAL).is_file():
        return set()
    return set(session.workspace().definitions.processes)
