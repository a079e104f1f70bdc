"""The last release of a workspace: what its definition files were like when they were last tagged."""

from __future__ import annotations

from pathlib import Path

from procman.errors import RevisionError
from procman.history.blob_id import blob_id
from procman.history.folder import find_git_folder
from procman.history.listing import DEFINITIONS_FOLDER, LARGEST_FILE, LINK, is_definition, listed_files
from procman.history.state import has_tags
from procman.records import record


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
        contents = read_objects(root, changed.values(), LARGEST_FILE, offline=True)
    except (RevisionError, OSError, ValueError):
        return None
    found = {path: contents[object_id] for path, object_id in changed.items()}
    return Release(tag, {path: content for path, content in found.items() if isinstance(content, bytes)})


def _listed(root: Path, commit: str) -> list[tuple[str, str]]:
    """Paths and ids of the definition files of a commit; links are left out."""
    from procman.history.program import run_git

    listing = run_git(root, "ls-tree", "-r", "-z", commit, "--", f"{DEFINITIONS_FOLDER}/", offline=True)
    files = listed_files(listing).items()
    return [(path, entry.object_id) for path, entry in files if entry.mode != LINK and is_definition(path)]


def _is_same(path: str, object_id: str) -> bool:
    """Whether a file holds what an object holds; git may have turned line ends into those of Windows."""
    try:
        with open(path, "rb", buffering=0) as file:  # a Path for each of 1,000 files takes as long as git
            content = file.read()
    except FileNotFoundError:
        return False
    if blob_id(content, len(object_id)) == object_id:
        return True
    return b"\r\n" in content and blob_id(content.replace(b"\r\n", b"\n"), len(object_id)) == object_id
