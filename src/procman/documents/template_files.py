"""Templates that are handed on as files, not rendered here: the shipped ones and the workspace's own before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from procman.documents.environment import OVERRIDES_FOLDER, template_folders
from procman.errors import Location, TemplateFaultError


@dataclass(frozen=True, slots=True)
class TemplateFiles:
    """The templates of one format.

    Attributes:
        files: Content by name below the templates' folder: ``pdf/style.typ``.
        overridden: Names of those that are the workspace's own.
    """

    files: dict[str, bytes]
    overridden: frozenset[str]


def read_template_files(folder: str, overrides: Path | None = None) -> TemplateFiles:
    """All files of a folder of templates.

    Args:
        folder: Its name: ``pdf``.
        overrides: Folder of the workspace's own templates; a file there replaces the shipped one of the same path, and
            may also be a new one, such as a logo.

    Raises:
        TemplateFaultError: One of the workspace's own cannot be read, or leads out of its folder.
    """
    files: dict[str, bytes] = {}
    own: set[str] = set()
    for root in reversed(template_folders(overrides)):
        for path in _below(root / folder):
            name = path.relative_to(root).as_posix()
            files[name] = _content(path, root, name)
            if root == overrides:
                own.add(name)
    return TemplateFiles(dict(sorted(files.items())), frozenset(own))


def _below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))


def _content(path: Path, root: Path, name: str) -> bytes:
    if not path.resolve().is_relative_to(root.resolve()):
        raise TemplateFaultError("template-outside", Location(f"{OVERRIDES_FOLDER}/{name}"), template=name)
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise TemplateFaultError(
            "template-fault", Location(f"{OVERRIDES_FOLDER}/{name}"), template=name, reason=reason
        ) from error
