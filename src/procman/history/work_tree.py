"""What is checked out, and whether files differ from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from procman.errors import RevisionError
from procman.history.listing import DEFINITIONS_FOLDER, is_definition
from procman.history.program import run_git
from procman.records import record

_SUFFIXES = (".yaml", ".yml")


@record(frozen=True, slots=True)
class CheckedOut:
    """What is checked out.

    Attributes:
        commit: Id of the commit.
        branch: Its branch; None for a detached head.
        changed: Files of the repository that differ from the commit, in the work tree or in the index, and definition
            files of the workspace that git does not know; sorted.
    """

    commit: str
    branch: str | None
    changed: tuple[str, ...]


def checked_out(root: Path) -> CheckedOut:
    """Look at a work tree; nothing is written, also not the index.

    Args:
        root: The workspace.

    Raises:
        RevisionError: There is no commit yet, or git did not finish.
    """
    found = run_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", accepted=(0, 1), offline=True)
    commit = found.decode().strip()
    if not commit:
        raise RevisionError("no-commit", folder=str(root))
    branch = run_git(root, "symbolic-ref", "--quiet", "--short", "HEAD", accepted=(0, 1), offline=True).decode().strip()
    return CheckedOut(commit, branch or None, tuple(sorted({*_changed(root), *_unknown(root)})))


def _changed(root: Path) -> Sequence[str]:
    """Paths in the repository, of files and of submodules with whatever has changed in them."""
    options = ("--porcelain=v1", "-z", "--untracked-files=no", "--ignore-submodules=none", "--no-renames")
    printed = run_git(root, "status", *options, offline=True).decode("utf-8", "replace")
    return [line[3:] for line in printed.split("\0") if line]


def _unknown(root: Path) -> Sequence[str]:
    """Definition files that git does not know, also those that it is told to ignore."""
    printed = run_git(root, "ls-files", "--others", "-z", "--", f"{DEFINITIONS_FOLDER}/", offline=True)
    paths = printed.decode("utf-8", "replace").split("\0")
    return [path for path in paths if path.endswith(_SUFFIXES) and is_definition(path)]
