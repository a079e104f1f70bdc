"""Where definition files come from: a folder here; git's versions offer the same (``history``)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from procman.errors import Location, UnreadableError
from procman.source.reader import MAXIMUM_BYTES

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

    def paths(self) -> list[str]:
        """See ``FileTree``."""
        found = []
        for folder, folders, names in os.walk(self.root / DEFINITIONS_FOLDER):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            relative = Path(folder).relative_to(self.root).as_posix()
            found += [f"{relative}/{name}" for name in names if name.endswith(SUFFIXES) and not name.startswith(".")]
        return sorted(found)

    def read(self, path: str) -> bytes:
        """See ``FileTree``; a link that leads out of the workspace is refused."""
        full = self.root / path
        try:
            if not full.resolve().is_relative_to(self.root.resolve()):
                raise UnreadableError("outside-workspace", Location(path))
            size = full.stat().st_size
            if size > MAXIMUM_BYTES:
                raise UnreadableError("too-large", Location(path), size=f"{size / MAXIMUM_BYTES:.1f}")
            return full.read_bytes()
        except OSError as error:
            raise UnreadableError("cannot-read", Location(path), reason=error.strerror or str(error)) from None
