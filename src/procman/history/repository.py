"""A git repository: where it is, and which commit a word means."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import unicodedata
from pathlib import Path

from procman.errors import RevisionError
from procman.history.environment import clean_environment, in_clean_environment

_OBJECT_ID = re.compile(r"[0-9a-f]{7,64}")


class Repository:
    """A repository that was found.

    Attributes:
        top: The work tree's topmost folder; of a bare repository the repository's own folder.
        bare: Whether it has no work tree.
        shallow: Whether it holds recent history only.
    """

    def __init__(self, top: Path, bare: bool, shallow: bool) -> None:
        self.top = top
        self.bare = bare
        self.shallow = shallow

    @classmethod
    def find(cls, folder: Path) -> Repository:
        """The repository that a folder belongs to.

        Raises:
            RevisionError: There is no git, or the folder belongs to no repository.
        """
        require_git()
        with in_clean_environment():
            import git

            try:
                with git.Repo(folder, search_parent_directories=True, expand_vars=False) as found:
                    top = found.git_dir if found.bare else found.working_tree_dir
                    shallow = (Path(found.common_dir) / "shallow").is_file()
                    return cls(Path(str(top)), bool(found.bare), shallow)
            except (git.InvalidGitRepositoryError, git.NoSuchPathError):
                raise RevisionError("not-a-repository", folder=str(folder)) from None

    def has_revision(self, word: str) -> bool:
        """Whether git knows a commit by this word."""
        return not word.startswith("-") and self._commit(word) is not None

    def resolve(self, word: str) -> str:
        """The id of the commit that a word means: a tag, a branch, ``HEAD~3``, an abbreviated id.

        Raises:
            RevisionError: There is none, or the word looks like an option of git.
        """
        if word.startswith("-"):
            raise RevisionError("dashed-revision", revision=word)
        commit = self._commit(word)
        if commit is None and self.shallow:
            raise RevisionError("shallow-revision", revision=word, command=_fetch_command(word))
        if commit is None:
            raise RevisionError("unknown-revision", revision=word)
        return commit

    def full_name(self, word: str) -> str:
        """The spelling of a known revision that can mean nothing else: ``refs/tags/v1``, else the commit's id."""
        name = self._parse("--symbolic-full-name", word)
        return name if name and name.startswith("refs/") else self.resolve(word)

    def run(self, *arguments: str, accepted: tuple[int, ...] = (0,)) -> bytes:
        """What a git command prints. The arguments must be procman's own words, ids or paths after ``--``.

        Args:
            arguments: The command and its arguments.
            accepted: Exit codes with which the command has done its work.

        Raises:
            RevisionError: git did not finish.
        """
        done = subprocess.run(  # noqa: S603 - no shell, and no user's word among the options
            command_line(self.top, *arguments), env=clean_environment(), capture_output=True, check=False
        )
        if done.returncode not in accepted:
            raise RevisionError("git-failed", reason=last_line(done.stderr))
        return done.stdout

    def _commit(self, word: str) -> str | None:
        return self._parse(f"{word}^{{commit}}", word=word)

    def _parse(self, *words: str, word: str = "") -> str | None:
        """``git rev-parse`` of one word that comes after ``--end-of-options``."""
        *options, asked = words
        if not asked or not (word or asked).strip() or any(unicodedata.category(char) == "Cc" for char in asked):
            return None
        with in_clean_environment():
            import git

            try:
                printed = git.Git(self.top).rev_parse("--verify", "--quiet", *options, "--end-of-options", asked)
            except git.GitCommandError as error:
                if error.status == 128 and "dubious ownership" in str(error.stderr):
                    raise RevisionError("git-failed", reason=last_line(str(error.stderr).encode())) from None
                return None
        return str(printed).strip().splitlines()[-1] if str(printed).strip() else None


def require_git() -> str:
    """The path of the git program.

    Raises:
        RevisionError: There is none.
    """
    found = shutil.which("git")
    if found is None:
        raise RevisionError("git-missing")
    return found


def command_line(top: Path, *arguments: str) -> list[str]:
    """A git command that works in a folder, whatever the current one is."""
    return [require_git(), "--no-pager", "-C", str(top), *arguments]


def last_line(output: bytes) -> str:
    """The last line that git wrote, which says what went wrong."""
    lines = output.decode("utf-8", "replace").strip().strip("'").splitlines()
    return lines[-1].strip() if lines else "?"


def _fetch_command(word: str) -> str:
    """The command that brings a revision into a shallow clone."""
    remote, _, branch = word.partition("/")
    if remote == "origin" and branch and not re.search(r"[~^@]", branch):
        return f"git fetch --unshallow origin {shlex.quote(f'{branch}:refs/remotes/origin/{branch}')}"
    if _OBJECT_ID.fullmatch(word) and len(word) >= 40:
        return f"git fetch --depth=1 origin {word}"
    return "git fetch --unshallow --tags"
