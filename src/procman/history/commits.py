"""Commits before a version: how they follow each other, and what they did to definition files."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from procman.history.listing import DEFINITIONS_FOLDER, REGULAR_FILES
from procman.history.program import run_git
from procman.history.release_tags import day
from procman.history.trailers import approvers, signatures
from procman.records import record

_FORMAT = "%x01%H%x00%aN%x00%aE%x00%as%x00%B%x00"
_FIRST = re.compile("\x01[0-9a-f]{40,64}")


@record(frozen=True, slots=True)
class FileChange:
    """What a commit did to a file.

    Attributes:
        path: The file's path in the workspace.
        before: Id of its content before; None where it was not there, or was a symbolic link.
        after: Id of its content after, likewise.
    """

    path: str
    before: str | None
    after: str | None


@record(frozen=True, slots=True)
class DefinitionCommit:
    """A commit that touched definition files.

    Attributes:
        author: Name of its author, as the repository's mail map has it.
        date: The day on which it was written; None where git has no sound date.
        subject: The first line of its message.
        approvers: Names behind ``Approved-by:`` in its message.
        changes: What it did to files; of a merge what came with what was merged.
        is_merge: Whether it joined branches; others wrote what came with it, but its message may say who approved that.
        writers: Its author and those behind ``Co-authored-by:``, as ``name <address>``.
        approvals: Those behind ``Approved-by:``, as they are written there.
    """

    id: str
    author: str
    date: datetime.date | None
    subject: str
    approvers: tuple[str, ...]
    changes: tuple[FileChange, ...]
    is_merge: bool
    writers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """The files that it touched."""
        return frozenset(change.path for change in self.changes)


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
    options = (
        "--stdin",
        "-r",
        "--root",
        "--no-renames",
        "--relative",
        "--raw",
        "--no-abbrev",
        "-z",
        "--encoding=UTF-8",
    )
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
    """Commits, each told as its id behind a mark, author, address, date, message, then its changes up to the next."""
    found = []
    place = 0
    while place < len(words) - 5:
        commit = words[place][1:]
        author, address, date, message = map(_printable, words[place + 1 : place + 5])
        place += 5
        changes = []
        while place < len(words) and not _FIRST.fullmatch(words[place]):
            facts = words[place].removeprefix("\n")
            if facts.startswith(":"):
                changes.append(_change(facts, words[place + 1]))
                place += 1
            place += 1
        found.append(
            DefinitionCommit(
                commit,
                author,
                day(date),
                message.strip().partition("\n")[0].strip(),
                approvers(message),
                tuple(changes),
                len(parents[commit]) > 1,
                (f"{author} <{address}>", *signatures(message, "co-authored-by")),
                signatures(message, "approved-by"),
            )
        )
    return found


def _change(facts: str, path: str) -> FileChange:
    """A change from ``:mode mode id id letter``, old before new."""
    old_mode, mode, before, after, _ = facts.removeprefix(":").split(" ")
    return FileChange(path, before if old_mode in REGULAR_FILES else None, after if mode in REGULAR_FILES else None)


def _printable(text: str) -> str:
    """A text of git without bytes that are no UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
