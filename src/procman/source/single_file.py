"""One file as a version of its own: what ``procman diff old.yaml new.yaml`` compares."""

from __future__ import annotations

from pathlib import Path

from procman.errors import WorkspaceError
from procman.source.tree import FolderTree
from procman.source.workspace import DICTIONARIES, find_root


class SingleFileTree:
    """A definition file, with the dictionaries of its workspace if it is in one, so that roles have names."""

    def __init__(self, file: Path) -> None:
        folder = file.resolve().parent
        try:
            root = find_root(folder)
        except WorkspaceError:
            root = folder
        self.root = root
        self._folder = FolderTree(root)
        self.path = file.resolve().relative_to(root).as_posix()

    def paths(self) -> list[str]:
        """See ``FileTree``."""
        dictionaries = [path for path in DICTIONARIES if (self._folder.root / path).is_file()]
        return sorted({*dictionaries, self.path})

    def read(self, path: str) -> bytes:
        """See ``FileTree``."""
        return self._folder.read(path)
