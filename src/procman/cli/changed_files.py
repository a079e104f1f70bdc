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


def changed_files(root: Path, beside: str | None = None) -> Iterator[list[str]]:
    """The paths of changed definition files of a workspace, relative to it, change after change, for ever.

    What is saved after this call is told, even when it is not yet waited for.

    Args:
        root: The workspace.
        beside: Another folder in it, all of whose files count; it need not be there.
    """
    if importlib.util.find_spec("watchfiles") is None or (beside and not (root / beside).is_dir()):
        return polled(lambda: stamps(root, beside), lambda: time.sleep(INTERVAL))
    return _told(root, beside, stamps(root, beside))


def _told(root: Path, beside: str | None, before: dict[str, _Stamp]) -> Iterator[list[str]]:
    """Changes as the system tells them, and first those from before it was asked to."""
    import watchfiles

    folders = {(root / name).resolve(): name for name in (DEFINITIONS_FOLDER, beside) if name}
    missed = _differences(before, stamps(root, beside))
    if missed:
        yield missed
    for changes in watchfiles.watch(*folders, watch_filter=lambda _, path: _shown(folders, path) is not None):
        yield sorted({shown for _, path in changes if (shown := _shown(folders, path))})


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


def stamps(root: Path, beside: str | None = None) -> dict[str, _Stamp]:
    """Time of the last change in nanoseconds and size in bytes of every definition file, and of those of a folder."""
    found = {}
    others = (root / beside).rglob("*") if beside else ()
    more = (path.relative_to(root).as_posix() for path in others if path.is_file() and path.name[0] != ".")
    for path in (*FolderTree(root).paths(), *more):
        try:
            status = (root / path).stat()
        except OSError:  # gone between the list and the look, or a link to nothing
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _shown(folders: Mapping[Path, str], path: str) -> str | None:
    """A path relative to the workspace; None if it is no definition and lies in no other watched folder."""
    for folder, name in folders.items():
        if Path(path).is_relative_to(folder):
            inside = Path(path).relative_to(folder)
            hidden = any(part.startswith(".") for part in inside.parts)
            counts = not hidden and (name != DEFINITIONS_FOLDER or path.endswith(SUFFIXES))
            return f"{name}/{inside.as_posix()}" if counts else None
    return None
