"""Writing results: never half a file, and never over somebody else's work."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from procman.documents import packaging
from procman.errors import OutputError

MARKERS: Final = (
    b'<meta name="generator" content="procman ',
    b"<!-- procman ",
    b"\n% procman ",
    packaging.MARKER,
    b"<Application>procman ",
)
_MARGIN_BYTES: Final = 2048


def write_output(
    path: Path, content: str | bytes, *, force: bool = False, markers: tuple[bytes, ...] = MARKERS
) -> None:
    """Write a file wholly or not at all.

    Args:
        path: Where to; folders are made.
        content: Text is written as UTF-8.
        force: Whether to overwrite a file that procman did not write.
        markers: Of a file that procman wrote, the beginning or the end holds one of these.

    Raises:
        OutputError: Somebody else's file is there (``not-ours``), or it cannot be written (``cannot-write``).
    """
    data = content.encode() if isinstance(content, str) else content
    with prepared_output(path, data, force=force, markers=markers) as put:
        put()


@contextmanager
def prepared_output(
    path: Path, content: bytes, *, force: bool = False, markers: tuple[bytes, ...] = MARKERS
) -> Iterator[Callable[[], None]]:
    """Have a file ready beside its place, so that putting it there takes a renaming only; else nothing of it stays.

    Args:
        path: Where to; folders are made.
        content: Its bytes.
        force: Whether to overwrite a file that procman did not write.
        markers: Of a file that procman wrote, the beginning or the end holds one of these.

    Yields:
        What puts the file in its place.

    Raises:
        OutputError: See ``write_output``.
    """
    with _told_as_output_error(path):
        if not force and path.exists() and not _is_ours(path, markers):
            raise OutputError("not-ours", path=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = _written_beside(path.resolve(), content)

    def put() -> None:
        with _told_as_output_error(path):
            temporary.replace(path.resolve())

    try:
        yield put
    finally:
        temporary.unlink(missing_ok=True)


def remove_output(path: Path, markers: tuple[bytes, ...] = MARKERS) -> bool:
    """Delete a file that procman wrote earlier and that no longer belongs to what it writes.

    Returns:
        Whether there was such a file; somebody else's stays.

    Raises:
        OutputError: It cannot be deleted (``cannot-write``).
    """
    with _told_as_output_error(path):
        if not path.is_file() or not _is_ours(path, markers):
            return False
        path.unlink()
    return True


@contextmanager
def _told_as_output_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError("cannot-write", path=str(path), reason=error.strerror or str(error)) from error


def _is_ours(path: Path, markers: tuple[bytes, ...]) -> bool:
    """Whether procman wrote the file; an empty one is nobody's work."""
    size = path.stat().st_size
    with path.open("rb") as file:
        margins = [file.read(_MARGIN_BYTES)]
        file.seek(max(0, size - _MARGIN_BYTES))
        margins.append(file.read())
    return size == 0 or any(marker in margin for marker in markers for margin in margins)


def _written_beside(target: Path, data: bytes) -> Path:
    """A temporary file that renaming makes the target: readers see the old or the new one, and a link stays a link."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        temporary.chmod(_mode(target))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _mode(target: Path) -> int:
    """Permissions of the file that is replaced; those of any new file otherwise (mkstemp makes private ones)."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
