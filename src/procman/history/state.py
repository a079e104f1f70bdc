"""What the last release can be told from, as one short text: equal texts, equal release."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from procman.history.folder import GitFolder, find_git_folder

OUTSIDE = "outside"
"""The state of a folder that belongs to no repository."""
_SYMBOLIC = b"ref: "


def repository_state(root: Path) -> str | None:
    """The state of the commit that is checked out and of all tags, read without starting git.

    Args:
        root: The workspace.

    Returns:
        A text that changes whenever another commit is checked out or a tag comes, goes or moves; ``OUTSIDE`` outside
        of repositories; None where it cannot be told, so that nothing may be taken for unchanged.
    """
    try:
        folder = find_git_folder(root.resolve())
        if folder is None:
            return OUTSIDE
        if _is_unusual(folder):
            return None
        state = hashlib.sha256()
        for part in _parts(folder):
            state.update(b"%d:" % len(part))
            state.update(part)
        return state.hexdigest()
    except (OSError, ValueError):
        return None


def has_tags(folder: GitFolder) -> bool:
    """Whether there may be a tag; a repository without any needs no git to know that nothing was released."""
    if (folder.common / "reftable").is_dir():
        return True
    if b" refs/tags/" in _content(folder.common / "packed-refs"):
        return True
    return any(names for _, _, names in os.walk(folder.common / "refs" / "tags"))


def _is_unusual(folder: GitFolder) -> bool:
    """Whether commits or references are kept in a way that is not read here."""
    common = folder.common
    replaced = common / "refs" / "replace"
    return (common / "reftable").is_dir() or (common / "info" / "grafts").is_file() or replaced.is_dir()


def _parts(folder: GitFolder) -> Iterator[bytes]:
    head = (folder.own / "HEAD").read_bytes()
    yield head
    if head.startswith(_SYMBOLIC):
        branch = os.fsdecode(head.removeprefix(_SYMBOLIC).strip())
        yield _content(folder.common / branch)
    yield _content(folder.common / "packed-refs")
    yield _content(folder.common / "shallow")
    for place, folders, names in os.walk(folder.common / "refs" / "tags"):
        folders.sort()
        for name in sorted(names):
            path = Path(place) / name
            yield os.fsencode(path.relative_to(folder.common))
            yield path.read_bytes()


def _content(path: Path) -> bytes:
    """The bytes of a file that need not be there; a branch may be kept in ``packed-refs`` only."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
