"""Setting a tag: the one change that procman makes to a repository, and a single step of git."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from procman.errors import RevisionError
from procman.history.environment import clean_environment
from procman.history.program import command_line, last_line, run_git


def is_tag_name(root: Path, name: str) -> bool:
    """Whether git takes a name for a tag; one that begins with a dash is none for us."""
    if not name or name.startswith("-"):
        return False
    try:
        run_git(root, "check-ref-format", f"refs/tags/{name}", offline=True)
    except (RevisionError, ValueError):  # ValueError: a NUL
        return False
    return True


def tagged_commit(root: Path, name: str) -> str | None:
    """Id of the commit, or of whatever else, that a tag stands for; None where there is no such tag.

    Raises:
        RevisionError: git did not finish.
    """
    word = f"refs/tags/{name}^{{}}"
    found = run_git(root, "rev-parse", "--verify", "--quiet", word, accepted=(0, 1), offline=True)
    return found.decode().strip() or None


def tagger(root: Path) -> str:
    """Who would make a tag now, as ``name <address>``.

    Raises:
        RevisionError: git does not know.
    """
    done = _run(root, "var", "GIT_COMMITTER_IDENT")
    if done.returncode:
        raise RevisionError("no-identity")
    return done.stdout.decode("utf-8", "replace").rpartition(">")[0] + ">"


def set_tag(root: Path, name: str, commit: str, message: str, *, sign: bool) -> None:
    """Set an annotated tag. git writes the tag first and then, by one renaming, its name: it is there or it is not.

    No hook of the repository runs. git is left to finish when the user interrupts: if it was done, so is the tag.

    Args:
        root: The workspace.
        name: Of the tag; see ``is_tag_name``.
        commit: Id of the commit.
        message: Kept as it is.
        sign: Whether git signs it, by its own settings.

    Raises:
        RevisionError: git did not set it, for example since there is such a tag; nothing has changed.
        KeyboardInterrupt: The user interrupted, and git had not set it yet.
    """
    with tempfile.TemporaryDirectory(prefix="procman-") as folder:
        file = Path(folder) / "message"
        file.write_bytes(message.encode())
        kind = "--sign" if sign else "--annotate"
        words = ("tag", kind, "--cleanup=verbatim", f"--file={file}", "--", name, commit)
        with tempfile.TemporaryFile() as told:
            code = _waited(root, words, told.fileno())
            told.seek(0)
            if code:
                raise RevisionError("tag-not-set", name=name, reason=last_line(told.read()))


def _waited(root: Path, words: tuple[str, ...], errors: int) -> int:
    """The exit code of a git command that an interruption does not tear apart."""
    process = subprocess.Popen(  # noqa: S603 - no shell; the only word of a user is a tag's name, behind --
        command_line(root, *words),
        env=clean_environment(offline=True, identity=True),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
    )
    try:
        return process.wait()
    except KeyboardInterrupt:
        if process.wait():
            raise
        return 0


def _run(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - no shell, procman's own words
        command_line(root, *words),
        env=clean_environment(offline=True, identity=True),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
