"""A workspace in which one file has other bytes: what git hands to a diff driver."""

from __future__ import annotations

from pathlib import Path

from procman.source.tree import FolderTree
from procman.source.workspace import DICTIONARIES


class ReplacedFileTree:
    """The dictionaries of a workspace and one file.

    Args:
        root: The workspace, for the names of roles and the like.
        path: The file, relative to the workspace.
        content: Its bytes; None for a version in which the file is not there.
    """

    def __init__(self, root: Path, path: str, content: bytes | None) -> None:
        self._folder = FolderTree(root)
        self._path = path
        self._content = content

    def paths(self) -> list[str]:
        """See ``FileTree``."""
        others = {path for path in DICTIONARIES if path != self._path and (self._folder.root / path).is_file()}
        return sorted(others | ({self._path} if self._content is not None else set()))

    def read(self, path: str) -> bytes:
        """See ``FileTree``."""
        if path == self._path and self._content is not None:
            return self._content
        return self._folder.read(path)
