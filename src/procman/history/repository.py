"""A git repository: where it is, and which commit a word means."""

from __future__ import annotations

import os
import re
import shlex
import unicodedata
from pathlib import Path

from procman.errors import RevisionError
from procman.history.environment import in_clean_environment
from procman.history.folder import find_git_folder
from procman.history.program import require_git, run_git

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
        ordinary = _ordinary(folder)
        if ordinary is not None:
            return ordinary
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
        return run_git(self.top, *arguments, accepted=accepted)

    def _commit(self, word: str) -> str | None:
        return self._parse(f"{word}^{{commit}}", word=word)

    def _parse(self, *words: str, word: str = "") -> str | None:
        """``git rev-parse`` of one word that comes after ``--end-of-options``."""
        *options, asked = words
        if not asked or not (word or asked).strip() or any(unicodedata.category(char) == "Cc" for char in asked):
            return None
        words = ("rev-parse", "--verify", "--quiet", *options, "--end-of-options", asked)
        try:
            printed = self.run(*words).decode("utf-8", "replace").strip()
        except RevisionError as error:
            if "dubious ownership" in str(error.arguments.get("reason")):
                raise
            return None
        return printed.splitlines()[-1] if printed else None


def _ordinary(folder: Path) -> Repository | None:
    """A repository whose ``.git`` stands in its work tree and whose settings say nothing else.

    Most are so, and to load GitPython takes longer than to compare two versions.
    """
    try:
        found = find_git_folder(str(folder))
        if found is None or found.own != found.common or not found.own.endswith(f"{os.sep}.git"):
            return None
        settings = Path(found.own, "config").read_text(encoding="utf-8").lower()
    except (OSError, ValueError):
        return None
    if re.search(r"worktree|bare\s*=\s*(true|yes|on|1)|bare\s*$|\[include", settings, re.MULTILINE):
        return None
    return Repository(Path(found.own).parent, False, Path(found.own, "shallow").is_file())


def _fetch_command(word: str) -> str:
    """The command that brings a revision into a shallow clone."""
    remote, _, branch = word.partition("/")
    if remote == "origin" and branch and not re.search(r"[~^@]", branch):
        return f"git fetch --unshallow origin {shlex.quote(f'{branch}:refs/remotes/origin/{branch}')}"
    if _OBJECT_ID.fullmatch(word) and len(word) >= 40:
        return f"git fetch --depth=1 origin {word}"
    return "git fetch --unshallow --tags"
