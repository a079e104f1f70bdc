"""The definitions of all releases, loaded one by one as they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from procman.documents.fingerprint import Fingerprint, fingerprint
from procman.history.releases import ReleaseHistory, TaggedRelease, release_history
from procman.model.definitions import Definitions
from procman.source.tree import FileTree
from procman.source.workspace import Workspace, load


class ReleasedDefinitions:
    """What was released, with what a document of each release would say of itself.

    Attributes:
        history: The releases, oldest first.
        unread: Tags of releases of which some files could not be read, as far as they were looked at.
    """

    def __init__(self, root: Path, workspace: Workspace, open_commit: Callable[[str], FileTree]) -> None:
        """Find the releases.

        Args:
            root: The workspace's folder.
            workspace: The work tree: what it has in common with a release is not read again.
            open_commit: Gives the files of a commit of the workspace's repository.
        """
        self._open = open_commit
        self._workspace = workspace
        self._loaded: dict[str, Definitions] = {}
        self._digests: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self.unread: set[str] = set()
        pattern = workspace.definitions.manual.versioning.release_tags
        self.history: ReleaseHistory = release_history(root, pattern)

    @property
    def last(self) -> TaggedRelease | None:
        """The release that the work tree is or goes on from; None where nothing was released."""
        return self.history.releases[-1] if self.history.releases else None

    def definitions(self, release: TaggedRelease) -> Definitions:
        """All that a release defined; what cannot be read any more is left out.

        Raises:
            RevisionError: git does not have the release's files.
        """
        if release.tag not in self._loaded:
            found = load(self._open(release.commit), self._workspace)
            if found.problems:
                self.unread.add(release.tag)
            self._loaded[release.tag] = found.definitions
        return self._loaded[release.tag]

    def is_in(self, mark: Fingerprint, release: TaggedRelease) -> bool:
        """Whether a release said what a document says."""
        key = release.tag, mark.process_ids
        if key not in self._digests:
            self._digests[key] = digest(self.definitions(release), mark)
        return self._digests[key] == mark.digest


def digest(definitions: Definitions, mark: Fingerprint) -> str | None:
    """What stands for the contents that a document is about; None where one of its processes is not there."""
    if any(process_id not in definitions.processes for process_id in mark.process_ids):
        return None
    return fingerprint(definitions, mark.process_ids or None).digest
