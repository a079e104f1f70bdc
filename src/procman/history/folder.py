"""Where a repository keeps its files, found without starting git."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_POINTER = "gitdir:"


@dataclass(frozen=True, slots=True)
class GitFolder:
    """The files of a repository.

    Attributes:
        own: The folder that holds ``HEAD``; a further work tree and a submodule have their own.
        common: The folder that holds the tags and branches, which all work trees share.
    """

    own: Path
    common: Path


def find_git_folder(start: Path) -> GitFolder | None:
    """The repository that a folder belongs to; None outside of repositories.

    Args:
        start: An absolute path.

    Raises:
        OSError: Something on the way cannot be read.
        ValueError: A ``.git`` file does not say where the repository is.
    """
    for folder in (start, *start.parents):
        candidate = folder / ".git"
        if candidate.is_file():
            return _shared(_pointed_at(candidate))
        if (candidate / "HEAD").is_file():
            return _shared(candidate)
    return None


def _pointed_at(file: Path) -> Path:
    """What a ``.git`` file leads to: work trees and submodules keep theirs elsewhere."""
    words = file.read_text(encoding="utf-8").strip()
    if not words.startswith(_POINTER):
        raise ValueError(words)
    return file.parent / words.removeprefix(_POINTER).strip()


def _shared(own: Path) -> GitFolder:
    pointer = own / "commondir"
    return GitFolder(own, own / pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else own)
