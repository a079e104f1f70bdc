"""The definition files of one version that git keeps: of a commit, or of the index."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from procman.errors import Location, RevisionError, UnreadableError
from procman.history.listing import DEFINITIONS_FOLDER, LARGEST_FILE, LINK, is_definition, listed_files
from procman.history.objects import read_objects
from procman.history.repository import Repository

MANUAL = f"{DEFINITIONS_FOLDER}/manual.yaml"


class _GitTree:
    """Paths and contents of listed objects; with the first question for one that is not fetched all are read."""

    def __init__(self, repository: Repository, listing: bytes, prefix: str) -> None:
        self._repository = repository
        self._entries = listed_files(listing, prefix)
        self._contents: dict[str, bytes | int] = {}

    def paths(self) -> list[str]:
        """See ``source.tree.FileTree``."""
        return sorted(path for path in self._entries if is_definition(path))

    def object_id(self, path: str) -> str | None:
        """The git id of a file's content; equal ids are equal bytes. A link has none: it is what it leads to."""
        entry = self._entries.get(path)
        return entry.object_id if entry and entry.mode != LINK else None

    def fetch(self, paths: Iterable[str]) -> None:
        """See ``source.tree.KeptTree``."""
        self._read(self._entries[path].object_id for path in paths if path in self._entries)

    def read(self, path: str) -> bytes:
        """See ``source.tree.FileTree``; a link is followed inside the workspace only."""
        entry = self._entries.get(path)
        if entry is None:
            raise UnreadableError("cannot-read", Location(path), reason="not in this version")
        content = self._content(entry.object_id)
        if isinstance(content, int):
            raise UnreadableError("too-large", Location(path), size=f"{content / LARGEST_FILE:.1f}")
        if entry.mode == LINK:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), content.decode("utf-8", "replace")))
            linked = self._entries.get(target)
            if linked is None or linked.mode == LINK:
                raise UnreadableError("outside-workspace", Location(path))
            return self.read(target)
        return content

    def _content(self, object_id: str) -> bytes | int:
        if object_id not in self._contents:
            self._read(entry.object_id for entry in self._entries.values())
        return self._contents[object_id]

    def _read(self, object_ids: Iterable[str]) -> None:
        wanted = [object_id for object_id in object_ids if object_id not in self._contents]
        self._contents |= read_objects(self._repository.top, wanted, LARGEST_FILE)


class RevisionTree(_GitTree):
    """The files of a commit.

    Attributes:
        commit: Its id.
    """

    def __init__(self, repository: Repository, revision: str, prefix: str = "") -> None:
        """Read the list of files.

        Args:
            repository: The repository.
            revision: What the user calls the commit.
            prefix: The workspace's folder in the repository, with ``/`` at the end, or empty.

        Raises:
            RevisionError: There is no such revision, or no manual in it.
        """
        self.commit = commit = repository.resolve(revision)
        folder = f"{prefix}{DEFINITIONS_FOLDER}/"
        listing = repository.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", folder)
        super().__init__(repository, listing, prefix)
        if MANUAL not in self._entries:
            raise RevisionError("no-manual-in-revision", revision=revision)


class IndexTree(_GitTree):
    """The files as they would be committed now."""

    def __init__(self, repository: Repository, prefix: str = "") -> None:
        """Read the list of files.

        Raises:
            RevisionError: The repository has no index, or no manual in it.
        """
        if repository.bare:
            raise RevisionError("no-index", folder=str(repository.top))
        listing = repository.run("ls-files", "-s", "-z", "--", f"{prefix}{DEFINITIONS_FOLDER}/")
        super().__init__(repository, listing, prefix)
        if MANUAL not in self._entries:
            raise RevisionError("no-manual-in-revision", revision=":")
