"""What the last release can be told from, as one short text: equal texts, equal release."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator

from procman.history.folder import GitFolder, find_git_folder

OUTSIDE = "outside"
"""The state of a folder that belongs to no repository."""
_SYMBOLIC = b"ref: "


def repository_state(root: str) -> str | None:
    """The state of the commit that is checked out and of all tags, read without starting git.

    Args:
        root: The workspace.

    Returns:
        A text that changes whenever another commit is checked out or a tag comes, goes or moves; ``OUTSIDE`` outside
        of repositories; None where it cannot be told, so that nothing may be taken for unchanged.
    """
    try:
        folder = find_git_folder(root)
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
    if os.path.isdir(f"{folder.common}/reftable"):
        return True
    if b" refs/tags/" in _content(f"{folder.common}/packed-refs"):
        return True
    return any(names for _, _, names in os.walk(f"{folder.common}/refs/tags"))


def _is_unusual(folder: GitFolder) -> bool:
    """Whether commits or references are kept in a way that is not read here."""
    common = folder.common
    return (
        os.path.isdir(f"{common}/reftable")
        or os.path.isfile(f"{common}/info/grafts")
        or os.path.isdir(f"{common}/refs/replace")
    )


def _parts(folder: GitFolder) -> Iterator[bytes]:
    common = folder.common
    with open(f"{folder.own}/HEAD", "rb") as file:
        head = file.read()
    yield head
    if head.startswith(_SYMBOLIC):
        yield _content(os.path.join(common, os.fsdecode(head.removeprefix(_SYMBOLIC).strip())))
    yield _content(f"{common}/packed-refs")
    yield _content(f"{common}/shallow")
    for place, folders, names in os.walk(f"{common}/refs/tags"):
        folders.sort()
        for name in sorted(names):
            path = f"{place}/{name}"
            yield os.fsencode(os.path.relpath(path, common))
            yield _content(path)


def _content(path: str) -> bytes:
    """The bytes of a file that need not be there; a branch may be kept in ``packed-refs`` only."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""
