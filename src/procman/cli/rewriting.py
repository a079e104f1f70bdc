"""Changing definition files on the disk: all of them or none, and never over what somebody saved meanwhile."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from procman.errors import Location, OutputError

Changes: TypeAlias = Mapping[str, tuple[bytes, bytes]]
"""Content before and after, by path relative to the workspace."""


def rewrite(root: Path, changes: Changes) -> None:
    """Replace files; each is replaced in one moment, and a link stays a link.

    Args:
        root: The workspace.
        changes: What was read, and what is to stand there.

    Raises:
        OutputError: A file was changed since it was read, is write-protected, or cannot be written.
        UnreadableError: A file is gone, or leads out of the workspace.
    """
    from procman.documents.writing import write_output
    from procman.source.tree import FolderTree

    tree = FolderTree(root)
    for path, (before, _) in changes.items():
        if tree.read(path) != before:
            raise OutputError("changed-meanwhile", Location(path))
        # Renaming would replace a protected file without a question.
        if not (root / path).stat().st_mode & 0o222:
            raise OutputError("write-protected", Location(path))
    for path, (_, after) in changes.items():
        write_output(root / path, after, force=True)


def unified_diff(changes: Changes) -> str:
    """What would change, in the form that ``git apply`` takes."""
    return "".join(line for path in sorted(changes) for line in _diff(path, *changes[path]))


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = (_lines(content) for content in (before, after))
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes) -> list[str]:
    """Lines with their ends; only a line feed ends one, as in git."""
    text = content.decode("utf-8", "replace")
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
