"""The definition files of a folder with the facts by which a change is noticed without reading them.

Imports nothing but ``os``: an unchanged workspace is recognised before anything else is loaded.
"""

from __future__ import annotations

import os

DEFINITIONS_FOLDER = "processes"
SUFFIXES = (".yaml", ".yml")

Stamp = tuple[int, int, int, int]
"""Modified and changed (nanoseconds), size (bytes), inode; all zero where there is nothing to be had."""

_NOTHING: Stamp = (0, 0, 0, 0)


def scan(root: str) -> dict[str, Stamp]:
    """All definition files below a workspace, sorted by path.

    Args:
        root: The workspace's folder.

    Returns:
        Stamps by path relative to the workspace, with ``/``. Links are followed to files, not to folders; names that
        begin with a dot are left out.
    """
    found: dict[str, Stamp] = {}
    waiting = [DEFINITIONS_FOLDER]
    while waiting:
        folder = waiting.pop()
        try:
            entries = os.scandir(f"{root}/{folder}")
        except OSError:
            continue
        with entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                if name.endswith(SUFFIXES) and not entry.is_dir():
                    found[f"{folder}/{name}"] = _stamp(entry)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}/{name}")
    return dict(sorted(found.items()))


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        found = entry.stat()
    except OSError:
        return _NOTHING
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
