"""Waits for saved definition files: told by the system where ``watchfiles`` is installed, else by looking."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from procman.source.tree import DEFINITIONS_FOLDER, SUFFIXES, FolderTree

INTERVAL: Final = 0.5
_Stamp = tuple[int, int]


def changed_files(root: Path) -> Iterator[list[str]]:
    """The paths of changed definition files of a workspace, relative to it, change after change, for ever.

    What is saved after this call is told, even when it is not yet waited for.
    """
    if importlib.util.find_spec("watchfiles") is None:
        return polled(lambda: stamps(root), lambda: time.sleep(INTERVAL))
    return _told(root, stamps(root))


def _told(root: Path, before: dict[str, _Stamp]) -> Iterator[list[str]]:
    """Changes as the system tells them, and first those from before it was asked to."""
    import watchfiles

    folder = (root / DEFINITIONS_FOLDER).resolve()
    missed = _differences(before, stamps(root))
    if missed:
        yield missed
    for changes in watchfiles.watch(folder, watch_filter=lambda _, path: _is_definition(folder, path)):
        yield sorted({_shown(folder, path) for _, path in changes})


def polled(look: Callable[[], Mapping[str, _Stamp]], pause: Callable[[], object]) -> Iterator[list[str]]:
    """Compare what is there with what was there, again and again; what was there is settled by this call.

    Args:
        look: The files that are there now, with what changes when they are saved.
        pause: Waits between two looks.
    """
    return _polled(look(), look, pause)


def _polled(
    before: Mapping[str, _Stamp], look: Callable[[], Mapping[str, _Stamp]], pause: Callable[[], object]
) -> Iterator[list[str]]:
    while True:
        pause()
        now = look()
        changed = _differences(before, now)
        before = now
        if changed:
            yield changed


def _differences(before: Mapping[str, _Stamp], now: Mapping[str, _Stamp]) -> list[str]:
    return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


def stamps(root: Path) -> dict[str, _Stamp]:
    """Time of the last change in nanoseconds and size in bytes of every definition file."""
    found = {}
    for path in FolderTree(root).paths():
        try:
            status = (root / path).stat()
        except OSError:  # gone between the list and the look, or a link to nothing
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _is_definition(folder: Path, path: str) -> bool:
    parts = Path(path).relative_to(folder).parts
    return path.endswith(SUFFIXES) and not any(part.startswith(".") for part in parts)


def _shown(folder: Path, path: str) -> str:
    return f"{DEFINITIONS_FOLDER}/{Path(path).relative_to(folder).as_posix()}"
