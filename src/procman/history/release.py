"""The last release of a workspace: what its definition files were like when they were last tagged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from procman.errors import RevisionError
from procman.history.folder import find_git_folder
from procman.history.state import has_tags
from procman.records import record

_DEFINITIONS_FOLDER = "processes/"
_SUFFIXES = (".yaml", ".yml")
_FILES = ("100644", "100755")
_LARGEST_FILE = 1024 * 1024


@record(frozen=True, slots=True)
class Release:
    """A tagged version of a workspace, as far as what came after it differs from it.

    Attributes:
        tag: Its tag.
        files: The bytes that files had in it, by path in the workspace: those that had other bytes then.
    """

    tag: str
    files: dict[str, bytes]


def last_release(root: Path, pattern: str, commit: str | None = None) -> Release | None:
    """The release that the work tree or a commit goes on from: the nearest tagged commit before it.

    Nothing that a repository configures is run: no hook, no filter, no program that fetches missing objects.

    Args:
        root: The workspace.
        pattern: Which tags are releases, as a shell pattern: ``v[0-9]*``.
        commit: Id of the commit; None for the work tree.

    Returns:
        None where there is no repository, no git or no such tag, or where git does not answer: in a partial clone, too,
        that does not have what the release held.
    """
    try:
        folder = find_git_folder(str(root))
        if folder is None or not has_tags(folder):
            return None
        # Starting a program takes modules that a repository without a release does without.
        from procman.history.objects import read_objects
        from procman.history.program import run_git

        end = commit or "HEAD"
        answer = run_git(root, "describe", "--tags", "--abbrev=0", f"--match={pattern}", end, offline=True)
        tag = answer.decode().strip()
        released = _listed(root, f"refs/tags/{tag}^{{commit}}")
        if commit is None:
            start = f"{root}/"
            changed = {path: object_id for path, object_id in released if not _is_same(start + path, object_id)}
        else:
            here = set(_listed(root, commit))
            changed = {path: object_id for path, object_id in released if (path, object_id) not in here}
        contents = read_objects(root, changed.values(), _LARGEST_FILE, offline=True)
    except (RevisionError, OSError, ValueError):
        return None
    found = {path: contents[object_id] for path, object_id in changed.items()}
    return Release(tag, {path: content for path, content in found.items() if isinstance(content, bytes)})


def _listed(root: Path, commit: str) -> list[tuple[str, str]]:
    """Paths and ids of the definition files of a commit."""
    from procman.history.program import run_git

    listing = run_git(root, "ls-tree", "-r", "-z", commit, "--", _DEFINITIONS_FOLDER, offline=True)
    return list(_entries(listing))


def _entries(listing: bytes) -> Iterator[tuple[str, str]]:
    """Paths and ids of definition files, of ``mode type id TAB path NUL``; links are left out."""
    for line in listing.split(b"\0"):
        facts, _, name = line.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape")
        if path.endswith(_SUFFIXES) and "/." not in path:
            mode, _, object_id = facts.decode().split()
            if mode in _FILES:
                yield path, object_id


def _is_same(path: str, object_id: str) -> bool:
    """Whether a file holds what an object holds; git may have turned line ends into those of Windows."""
    try:
        with open(path, "rb", buffering=0) as file:  # a Path for each of 1,000 files takes as long as git
            content = file.read()
    except FileNotFoundError:
        return False
    if _object_id(content, len(object_id)) == object_id:
        return True
    return b"\r\n" in content and _object_id(content.replace(b"\r\n", b"\n"), len(object_id)) == object_id


def _object_id(content: bytes, digits: int) -> str:
    """The id that git gives to a file with these bytes, which is an address and keeps no secret."""
    algorithm = hashlib.sha1 if digits == 40 else hashlib.sha256
    return algorithm(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
