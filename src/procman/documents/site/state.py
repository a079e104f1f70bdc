"""What the last build of a site left behind, so that this one makes only what is new."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any, Final

from procman.documents.site.keys import content_digest
from procman.documents.writing import write_output

STATE: Final = ".procman-site.json"
_VERSION: Final = 1


class SiteState:
    """The files of a site's folder as procman left them.

    Args:
        folder: The site's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = _read(folder / STATE)

    @property
    def paths(self) -> frozenset[str]:
        """The files that procman wrote."""
        return frozenset(self._files)

    def is_current(self, path: str, key: str) -> bool:
        """Whether a file is there as procman wrote it, and was written for this key."""
        known = self._files.get(path)
        return known is not None and known[0] == key and self.is_untouched(path)

    def is_untouched(self, path: str) -> bool:
        """Whether a file is there as procman wrote it."""
        try:
            return path in self._files and content_digest((self._folder / path).read_bytes()) == self._files[path][1]
        except OSError:
            return False

    def record(self, path: str, key: str, content: bytes) -> None:
        """Remember a file that was written."""
        self._files[path] = [key, content_digest(content)]

    def forget(self, path: str) -> None:
        """Remember that a file is gone."""
        self._files.pop(path, None)

    def save(self) -> None:
        """Write it beside the site.

        Raises:
            OutputError: It cannot be written.
        """
        data = {"version": _VERSION, "files": dict(sorted(self._files.items()))}
        # The name is procman's own, and what it holds can be had again.
        write_output(self._folder / STATE, json.dumps(data, indent=0) + "\n", force=True)


def _read(path: Path) -> dict[str, list[str]]:
    """The files by path, each with its key and the digest of its content; nothing where that cannot be had."""
    try:
        data: Any = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    files = data.get("files") if isinstance(data, dict) and data.get("version") == _VERSION else None
    if not isinstance(files, dict):
        return {}
    return {path: known for path, known in files.items() if _is_inside(path) and _is_known(known)}


def _is_inside(path: str) -> bool:
    """Whether a path stays in the site's folder; a list that somebody else wrote must not have other files deleted."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in path


def _is_known(known: object) -> bool:
    return isinstance(known, list) and len(known) == 2 and all(isinstance(each, str) for each in known)
