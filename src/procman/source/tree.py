"""Where definition files come from: a folder here; git's versions offer the same (``history``)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from procman.errors import Location, UnreadableError
from procman.source.reader import MAXIMUM_BYTES
from procman.source.scan import DEFINITIONS_FOLDER, SUFFIXES, scan

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DEFINITIONS_FOLDER", "SUFFIXES", "FileTree", "FolderTree", "KeptTree"]


class FileTree(Protocol):
    """The files of one version of a workspace."""

    def paths(self) -> list[str]:
        """All definition files, sorted; relative to the workspace, with ``/``."""

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            UnreadableError: There is no such file, or it cannot be read.
        """


@runtime_checkable
class KeptTree(FileTree, Protocol):
    """Files that are kept by what they hold, as git keeps them."""

    def object_id(self, path: str) -> str | None:
        """Id of a file's content: equal ids are equal bytes. None where it says nothing."""

    def fetch(self, paths: Iterable[str]) -> None:
        """Get the contents of files at once, as they are about to be read."""


class FolderTree:
    """The work tree: what stands on the disk now."""

    def __init__(self, root: Path, paths: Iterable[str] | None = None) -> None:
        """Look at a folder.

        Args:
            root: The workspace.
            paths: What ``source.scan`` found in it; None to look when it is asked.
        """
        self.root = root
        self._real_root = os.path.realpath(root)
        self._paths = None if paths is None else list(paths)
        self._inside: dict[str, bool] = {}

    def paths(self) -> list[str]:
        """See ``FileTree``."""
        return list(scan(str(self.root))) if self._paths is None else list(self._paths)

    def read(self, path: str) -> bytes:
        """See ``FileTree``; a link that leads out of the workspace is refused."""
        full = f"{self.root}/{path}"
        try:
            if not self._is_inside(path, full):
                raise UnreadableError("outside-workspace", Location(path))
            with open(full, "rb") as file:
                size = os.fstat(file.fileno()).st_size
                if size > MAXIMUM_BYTES:
                    raise UnreadableError("too-large", Location(path), size=f"{size / MAXIMUM_BYTES:.1f}")
                return file.read()
        except OSError as error:
            raise UnreadableError("cannot-read", Location(path), reason=error.strerror or str(error)) from None

    def _is_inside(self, path: str, full: str) -> bool:
        """Whether a file lies in the workspace, also behind links; folders are looked up once."""
        if os.path.islink(full):
            return self._lies_inside(full)
        folder = path.rpartition("/")[0]
        if folder not in self._inside:
            self._inside[folder] = self._lies_inside(f"{self.root}/{folder}")
        return self._inside[folder]

    def _lies_inside(self, full: str) -> bool:
        real = os.path.realpath(full)
        return os.path.commonpath([real, self._real_root]) == self._real_root
