"""Versions of the definitions as commands ask for them: a word in, a loaded workspace out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from procman.errors import RevisionError, UsageError
from procman.model.scalars import PROCESS_ID_PATTERN
from procman.source.single_file import SingleFileTree
from procman.source.tree import FolderTree
from procman.source.validation import close_match
from procman.source.workspace import MANUAL, UnsoundWorkspaceError, Workspace, load

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.source.problem import Problem
    from procman.source.tree import FileTree


@dataclass(frozen=True)
class LoadedVersion:
    """A version that was asked for.

    Attributes:
        word: The user's word for it.
        workspace: What it holds.
        only: Ids of the processes that were asked for, when the word named a single file.
        commit: Id of its commit, when the word named a revision.
        folder: Where its history is to be looked for; None for the workspace of the run.
    """

    word: str
    workspace: Workspace
    only: frozenset[str] | None = None
    commit: str | None = None
    folder: Path | None = None


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
    tree = _tree(session, word)
    if word == ".":
        return LoadedVersion(word, session.work_tree(known))
    workspace = load(tree, known)
    if not isinstance(tree, SingleFileTree):
        folder = tree.root if isinstance(tree, FolderTree) else None
        return LoadedVersion(word, workspace, commit=getattr(tree, "commit", None), folder=folder)
    ids = frozenset(process_id for process_id, path in workspace.files.items() if path == tree.path)
    # A dictionary was named: then it is the dictionaries that matter.
    return LoadedVersion(word, workspace, ids or None, folder=tree.root)


def differing_versions(session: Session, old: str, words: list[str]) -> tuple[LoadedVersion, LoadedVersion] | None:
    """The versions that ``OLD [NEW]`` means, as far as they differ; see ``source.differing``.

    Returns:
        None where a word names a process or a single file, so that more has to be known.

    Raises:
        RevisionError: git has no such version.
        UsageError: There is no such path.
        WorkspaceError: There is no work tree.
    """
    if len(words) > 1 or any(re.fullmatch(PROCESS_ID_PATTERN, word) for word in words):
        return None
    asked = (old, words[0] if words else ".")
    before, after = (_tree(session, word) for word in asked)
    if isinstance(before, SingleFileTree) or isinstance(after, SingleFileTree):
        return None
    from procman.source.differing import load_differing

    first, second = load_differing(before, after)
    session.speak_as(second.definitions.manual)
    return LoadedVersion(asked[0], first), LoadedVersion(asked[1], second)


def _tree(session: Session, word: str) -> FileTree:
    """The files of the version that a word means."""
    if not word.strip():
        raise RevisionError("unknown-revision", revision=f"“{word}”")
    if word == ".":
        return FolderTree(session.root)
    from procman.history.versions import open_version

    version = open_version(word, session.start)
    if version.tree is not None:
        return version.tree
    assert version.path is not None
    return SingleFileTree(version.path) if version.kind == "file" else FolderTree(version.path)


def require_sound(versions: Iterable[LoadedVersion]) -> None:
    """Refuse versions with files that cannot be read; places are told as ``revision:path``.

    Raises:
        UnsoundWorkspaceError: With the problems of all versions.
    """
    problems = tuple(placed(problem, version.word) for version in versions for problem in version.workspace.problems)
    if problems:
        raise UnsoundWorkspaceError(problems)


def placed(problem: Problem, word: str) -> Problem:
    """A problem of a version with its place as ``revision:path``; the work tree's are plain paths."""
    if word == ".":
        return problem
    path = f"{word.removesuffix(':')}:{problem.location.path}"
    return replace(problem, location=replace(problem.location, path=path))


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
