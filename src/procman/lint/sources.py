"""The files of a run, read again only where something has to be said about them."""

from __future__ import annotations

from procman.errors import UnreadableError
from procman.source.positions import Positions
from procman.source.tree import FileTree


class Sources:
    """Bytes and positions by path; each file is read at most once more than it was checked."""

    def __init__(self, tree: FileTree) -> None:
        self._tree = tree
        self._contents: dict[str, bytes] = {}
        self._positions: dict[str, Positions] = {}

    def content(self, path: str) -> bytes:
        """The bytes of a file; nothing where it cannot be had, which is a finding already."""
        if path not in self._contents:
            try:
                self._contents[path] = self._tree.read(path)
            except UnreadableError:
                self._contents[path] = b""
        return self._contents[path]

    def lines(self, path: str) -> list[str]:
        """The lines of a file."""
        return self.content(path).decode("utf-8-sig", "replace").splitlines()

    def positions(self, path: str) -> Positions:
        """Where things stand in a file."""
        if path not in self._positions:
            self._positions[path] = Positions(self.content(path), path)
        return self._positions[path]
