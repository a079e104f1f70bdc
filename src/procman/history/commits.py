"""Commits before a version: how they follow each other, and which of them touched definition files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from procman.history.listing import DEFINITIONS_FOLDER
from procman.history.program import run_git
from procman.history.trailers import approvers, signatures
from procman.records import record

_FORMAT = "%x01%H%x00%aN%x00%aE%x00%B%x00"
_FIRST = re.compile("\x01[0-9a-f]{40,64}")


@record(frozen=True, slots=True)
class DefinitionCommit:
    """A commit that touched definition files.

    Attributes:
        author: Name of its author, as the repository's mail map has it.
        approvers: Names behind ``Approved-by:`` in its message.
        paths: The files that it touched, by path in the workspace; of a merge those that came with what was merged.
        is_merge: Whether it joined branches; others wrote what came with it, but its message may say who approved that.
        writers: Its author and those behind ``Co-authored-by:``, as ``name <address>``.
        approvals: Those behind ``Approved-by:``, as they are written there.
    """

    id: str
    author: str
    approvers: tuple[str, ...]
    paths: frozenset[str]
    is_merge: bool
    writers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()


def commit_parents(root: Path, end: str) -> dict[str, list[str]]:
    """Parents of a commit and of all that came before it; every commit stands before its parents, later ones first.

    Raises:
        RevisionError: git did not finish.
    """
    lines = run_git(root, "rev-list", "--date-order", "--parents", end, "--", offline=True).decode().splitlines()
    parents = {}
    for line in lines:
        commit, *its_parents = line.split(" ")
        parents[commit] = its_parents
    return parents


def definition_commits(root: Path, parents: Mapping[str, Sequence[str]]) -> list[DefinitionCommit]:
    """Those of some commits that touched definition files of a workspace, in the same order.

    Args:
        root: The workspace.
        parents: The commits with their parents; see ``commit_parents``.

    Raises:
        RevisionError: git did not finish.
    """
    # Plumbing: unlike log it starts no program that the repository names, and no setting changes what it tells.
    options = ("--stdin", "-r", "--root", "--no-renames", "--relative", "--name-only", "-z", "--encoding=UTF-8")
    # Behind a commit, git takes other words for its parents: a merge is compared with the first of its own.
    questions = "".join(" ".join([commit, *its_parents[:1]]) + "\n" for commit, its_parents in parents.items())
    printed = run_git(
        root,
        "diff-tree",
        *options,
        f"--format={_FORMAT}",
        "--",
        f"{DEFINITIONS_FOLDER}/",
        offline=True,
        questions=questions.encode(),
    )
    return _commits(printed.decode("utf-8", "surrogateescape").split("\0"), parents)


def _commits(words: list[str], parents: Mapping[str, Sequence[str]]) -> list[DefinitionCommit]:
    """Commits, each told as its id behind a mark, author, address, message, then paths up to the next commit."""
    found = []
    place = 0
    while place < len(words) - 4:
        commit = words[place][1:]
        author, address, message = map(_printable, words[place + 1 : place + 4])
        place += 4
        paths = []
        while place < len(words) and not _FIRST.fullmatch(words[place]):
            paths.append(words[place].removeprefix("\n"))
            place += 1
        touched = frozenset(path for path in paths if path)
        found.append(
            DefinitionCommit(
                commit,
                author,
                approvers(message),
                touched,
                len(parents[commit]) > 1,
                (f"{author} <{address}>", *signatures(message, "co-authored-by")),
                signatures(message, "approved-by"),
            )
        )
    return found


def _printable(text: str) -> str:
    """A text of git without bytes that are no UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
