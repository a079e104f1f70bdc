"""The shipped templates that a workspace may override."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

from procman.errors import UsageError

_FORMATS: Final = ("html", "pdf", "docx", "markdown")
"""Folders of document templates; the others hold what ``init`` and ``new`` write."""


def shipped_files(place: str | None = None) -> dict[str, Path]:
    """Files of shipped document templates by name, sorted.

    Args:
        place: A template or a folder of templates; all of them unless given.

    Raises:
        UsageError: There is no such template.
    """
    from procman.documents.environment import shipped_templates

    folder = shipped_templates()
    found = {
        path.relative_to(folder).as_posix(): path
        for format in _FORMATS
        for path in sorted((folder / format).rglob("*"))
        if path.is_file() and not path.name.startswith((".", "~"))
    }
    if place is None:
        return found
    wanted = PurePosixPath(place.replace("\\", "/"))
    chosen = {
        name: path for name, path in found.items() if wanted in (PurePosixPath(name), *PurePosixPath(name).parents)
    }
    if not chosen or wanted == PurePosixPath("."):
        raise _unknown(place, found)
    return chosen


def _unknown(place: str, found: dict[str, Path]) -> UsageError:
    from procman.source.validation import close_match

    meant = close_match(place, found)
    if meant:
        return UsageError("unknown-template-meant", name=place, suggestion=meant)
    return UsageError("unknown-template", name=place)
