"""What a word means where a version of the definitions is asked for.

``.`` is the work tree, ``:`` the index; a folder or a YAML file is itself; anything else is a git revision.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from procman.errors import RevisionError, UsageError
from procman.history.listing import DEFINITIONS_FOLDER
from procman.history.repository import Repository
from procman.history.revision_tree import MANUAL, IndexTree, RevisionTree

WORK_TREE = "."
INDEX = ":"
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Version:
    """A version that was found.

    Attributes:
        word: What the user wrote.
        kind: What it turned out to be.
        tree: The files, when git keeps them.
        path: The workspace's folder or the file, when they are on the disk.
    """

    word: str
    kind: Literal["work-tree", "index", "revision", "folder", "file"]
    tree: RevisionTree | IndexTree | None = None
    path: Path | None = None


def open_version(word: str, start: Path) -> Version:
    """Find the version that a word means.

    Args:
        word: The user's word.
        start: The workspace, or where the search for it and for its repository starts. Folders and files are
            looked for from the current folder, as everywhere on a command line.

    Raises:
        RevisionError: git has no such version, or the word could be two things.
        UsageError: A path does not exist, or there is no manual in the folder.
    """
    if word == WORK_TREE:
        return Version(word, "work-tree", path=start)
    if word == INDEX:
        repository, prefix = workspace_repository(start)
        return Version(word, "index", IndexTree(repository, prefix))
    path = Path(word)
    if _is_spelled_as_path(word):
        return _on_disk(word, path)
    if not word.startswith(("refs/", "-")) and _may_be_version(path):
        _refuse_two_meanings(word, start)
        return _on_disk(word, path)
    repository, prefix = workspace_repository(start)
    return Version(word, "revision", RevisionTree(repository, word, prefix))


def _is_spelled_as_path(word: str) -> bool:
    return Path(word).is_absolute() or word in ("..", "~") or word.replace("\\", "/").startswith(("./", "../"))


def _may_be_version(path: Path) -> bool:
    """Whether something on the disk could be meant: a folder or a YAML file; a file ``main`` could not."""
    return path.is_dir() or (path.suffix in _SUFFIXES and path.is_file())


def _refuse_two_meanings(word: str, start: Path) -> None:
    try:
        repository, _ = workspace_repository(start)
    except RevisionError:
        return  # without a repository there is only one meaning
    if repository.has_revision(word):
        raise RevisionError("ambiguous-revision", revision=word, as_revision=repository.full_name(word))


def _on_disk(word: str, path: Path) -> Version:
    if path.is_file():
        return Version(word, "file", path=path)
    if not path.is_dir():
        raise UsageError("no-such-path", path=word)
    return Version(word, "folder", path=_workspace_in(word, path))


def _workspace_in(word: str, folder: Path) -> Path:
    """The workspace in a folder: itself, the folder above its ``processes``, or the only one just below."""
    resolved = folder.resolve()
    if (resolved / MANUAL).is_file():
        return folder
    if resolved.name == DEFINITIONS_FOLDER and (resolved.parent / MANUAL).is_file():
        return resolved.parent
    below = [child for child in sorted(folder.iterdir()) if (child / MANUAL).is_file()]
    if len(below) != 1:
        raise UsageError("no-manual-in-folder", folder=word)
    return below[0]


def workspace_repository(start: Path) -> tuple[Repository, str]:
    """The repository, and the workspace's folder in it with ``/`` at the end.

    Raises:
        RevisionError: The folder belongs to no repository.
    """
    resolved = start.resolve()
    repository = Repository.find(resolved)
    if repository.bare:
        return repository, ""
    prefix = resolved.relative_to(repository.top.resolve()).as_posix()
    return repository, "" if prefix == "." else f"{prefix}/"
