"""The git program itself: where it is, and what it printed. Knows nothing of GitPython, which takes long to load."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from procman.errors import RevisionError
from procman.history.environment import clean_environment


def require_git() -> str:
    """The path of the git program.

    Raises:
        RevisionError: There is none.
    """
    found = shutil.which("git")
    if found is None:
        raise RevisionError("git-missing")
    return found


def command_line(folder: Path, *arguments: str) -> list[str]:
    """A git command that works in a folder, whatever the current one is."""
    # Whatever reads the index would start the file system monitor that a repository names, and whatever sets a
    # reference its hooks.
    settings = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
    return [require_git(), "--no-pager", *settings, "-C", str(folder), *arguments]


def run_git(
    folder: Path, *arguments: str, accepted: tuple[int, ...] = (0,), offline: bool = False, questions: bytes = b""
) -> bytes:
    """What a git command prints. The arguments must be procman's own words, ids or paths after ``--``.

    Args:
        folder: Where it works.
        arguments: The command and its arguments.
        accepted: Exit codes with which the command has done its work.
        offline: Whether git must do with the objects that are there.
        questions: What the command reads.

    Raises:
        RevisionError: There is no git, or it did not finish.
    """
    done = subprocess.run(  # noqa: S603 - no shell, and no user's word among the options
        command_line(folder, *arguments),
        env=clean_environment(offline=offline),
        input=questions,
        capture_output=True,
        check=False,
    )
    if done.returncode not in accepted:
        raise RevisionError("git-failed", reason=last_line(done.stderr))
    return done.stdout


def last_line(output: bytes) -> str:
    """The last line that git wrote, which says what went wrong."""
    lines = output.decode("utf-8", "replace").strip().strip("'").splitlines()
    return lines[-1].strip() if lines else "?"
