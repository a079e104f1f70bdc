"""Where a repository keeps its files, found without starting git and without loading much."""

from __future__ import annotations

import os

_POINTER = "gitdir:"


class GitFolder:
    """The files of a repository.

    Attributes:
        own: The folder that holds ``HEAD``; a further work tree and a submodule have their own.
        common: The folder that holds the tags and branches, which all work trees share.
    """

    __slots__ = ("common", "own")

    def __init__(self, own: str) -> None:
        self.own = own
        pointer = f"{own}/commondir"
        self.common = os.path.join(own, _text(pointer)) if os.path.isfile(pointer) else own


def find_git_folder(start: str) -> GitFolder | None:
    """The repository that a folder belongs to; None outside of repositories.

    Args:
        start: A folder.

    Raises:
        OSError: Something on the way cannot be read.
        ValueError: A ``.git`` file does not say where the repository is.
    """
    folder = os.path.realpath(start)
    while True:
        candidate = os.path.join(folder, ".git")
        if os.path.isfile(candidate):
            return GitFolder(os.path.join(folder, _pointed_at(candidate)))
        if os.path.isfile(f"{candidate}/HEAD"):
            return GitFolder(candidate)
        if _is_bare(folder):
            return GitFolder(folder)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _is_bare(folder: str) -> bool:
    """Whether a folder is itself a repository, one without a work tree."""
    parts = (f"{folder}/objects", f"{folder}/refs")
    return os.path.isfile(f"{folder}/HEAD") and all(map(os.path.isdir, parts))


def _pointed_at(file: str) -> str:
    """What a ``.git`` file leads to: work trees and submodules keep theirs elsewhere."""
    words = _text(file)
    if not words.startswith(_POINTER):
        raise ValueError(words)
    return words.removeprefix(_POINTER).strip()


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read().strip()
