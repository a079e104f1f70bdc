"""What results depend on besides the workspace: procman itself, Python, and the libraries."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import blake2b

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def tool_fingerprint(rooms: Sequence[str], package: str = _PACKAGE) -> str:
    """Another text whenever procman, Python or an installed library is another.

    An installation from source changes without a new version, so the files' own stamps count, not a version number.

    Args:
        rooms: The folders in the package whose code makes the results.
        package: The folder of the installed package.
    """
    parts = [sys.version, *_installed()]
    for room in rooms:
        parts += _stamps(f"{package}/{room}")
    with os.scandir(package) as entries:
        own = sorted((one for one in entries if one.name.endswith(".py")), key=lambda one: one.name)
    parts += (f"{one.name} {one.stat().st_mtime_ns} {one.stat().st_size}" for one in own)
    return "\n".join(parts)


def code_fingerprint(rooms: Sequence[str], package: str = _PACKAGE) -> str:
    """Another text whenever Python or the code in some rooms is another, wherever it is installed.

    Files are read, so that a cache can be carried from machine to machine, and between copies of a repository.

    Args:
        rooms: The folders in the package whose code makes the results; they use no libraries.
        package: The folder of the installed package.
    """
    made = blake2b(sys.version.encode(), digest_size=20)
    for room in rooms:
        for path in _files(f"{package}/{room}"):
            with open(path, "rb") as file:
                content = file.read()
            made.update(f"{os.path.relpath(path, package)} {len(content)}\n".encode() + content)
    return made.hexdigest()


def _files(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        yield from (f"{place}/{name}" for name in sorted(names) if name.endswith((".py", ".yaml", ".txt")))


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.endswith((".py", ".yaml", ".txt")):
                found = entry.stat()
                yield f"{entry.name} {found.st_mtime_ns} {found.st_size}"
            elif not entry.name.startswith((".", "_")) and entry.is_dir():
                yield from _stamps(entry.path)


def _installed() -> list[str]:
    """The names of installed distributions, which carry their versions."""
    names: list[str] = []
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")):
            try:
                names += sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))
            except OSError:
                continue
    return names
