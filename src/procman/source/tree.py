"""Where definition files come from: a folder here; git's versions offer the same (``history``)."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Protocol

from procman.errors import Location, UnreadableError
from procman.source.reader import MAXIMUM_BYTES

if TYPE_CHECKING:
    from pathlib import Path

DEFINITIONS_FOLDER = "processes"
SUFFIXES = (".yaml", ".yml")


class FileTree(Protocol):
    """The files of one version of a workspace."""

    def paths(self) -> list[str]:
        """All definition files, sorted; relative to the workspace, with ``/``."""

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            UnreadableError: There is no such file, or it cannot be read.
        """


class FolderTree:
    """The work tree: what stands on the disk now."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = os.fspath(root)
        self._inside: dict[str, bool] = {}

    def paths(self) -> list[str]:
        """See ``FileTree``."""
        found = []
        for folder, folders, names in os.walk(os.path.join(self._folder, DEFINITIONS_FOLDER)):  # noqa: PTH118
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            relative = os.path.relpath(folder, self._folder).replace(os.sep, "/")
            found += [f"{relative}/{name}" for name in names if name.endswith(SUFFIXES) and not name.startswith(".")]
        return sorted(found)

    def read(self, path: str) -> bytes:
        """See ``FileTree``; a link that leads out of the workspace is refused."""
        full = os.path.join(self._folder, path)  # noqa: PTH118 - pathlib takes longer to load and to run
        try:
            status = os.lstat(full) if self._leads_inside(os.path.dirname(full)) else None  # noqa: PTH120
            if status is not None and stat.S_ISLNK(status.st_mode):
                status = os.stat(full) if self._leads_inside(full) else None  # noqa: PTH116
            if status is None:
                raise UnreadableError("outside-workspace", Location(path))
            if status.st_size > MAXIMUM_BYTES:
                raise UnreadableError("too-large", Location(path), size=f"{status.st_size / MAXIMUM_BYTES:.1f}")
            with open(full, "rb") as file:  # noqa: PTH123
                return file.read()
        except OSError as error:
            raise UnreadableError("cannot-read", Location(path), reason=error.strerror or str(error)) from None

    def _leads_inside(self, full: str) -> bool:
        """Whether a path stays in the workspace when all links are followed; known of a folder for all its files."""
        if full not in self._inside:
            root, place = os.path.realpath(self._folder), os.path.realpath(full)
            self._inside[full] = place == root or place.startswith(os.path.join(root, ""))  # noqa: PTH118
        return self._inside[full]
