"""Which files a call of ``procman lint`` means, and where they stand in the repository."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from procman.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procman.lint.result import LintResult


def asked_paths(root: Path, every: list[str], paths: Iterable[Path]) -> frozenset[str] | None:
    """The definition files that the arguments mean, relative to the workspace; None for all.

    Raises:
        UsageError: A path does not exist or is no part of the workspace's definitions.
    """
    if not paths:
        return None
    asked: set[str] = set()
    for path in paths:
        asked.update(_meant(root, every, path))
    return frozenset(asked)


def _meant(root: Path, every: list[str], path: Path) -> list[str]:
    if not path.exists():
        raise UsageError("no-such-path", path=str(path))
    # The folder is resolved, the name is not: a link among the definitions is meant itself.
    full = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    if not full.is_relative_to(root.resolve()):
        raise UsageError("path-outside", path=str(path))
    relative = full.relative_to(root.resolve()).as_posix()
    prefix = "" if relative == "." else f"{relative}/"
    found = [one for one in every if one == relative or (path.is_dir() and one.startswith(prefix))]
    if not found and not path.is_dir():
        raise UsageError("path-outside", path=str(path))
    return found


def from_repository(result: LintResult, root: Path) -> LintResult:
    """The same findings with paths from the topmost folder of the repository that the workspace lies in.

    The repository is the nearest folder upwards with an entry ``.git``; git itself is not asked.
    """
    folder = root.resolve()
    top = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
    prefix = folder.relative_to(top).as_posix()
    if prefix == ".":
        return result
    return replace(
        result,
        findings=tuple(replace(finding, path=f"{prefix}/{finding.path}") for finding in result.findings),
        files=tuple(f"{prefix}/{path}" for path in result.files),
        titles={f"{prefix}/{path}": title for path, title in result.titles.items()},
    )
