"""The versions that each process went through, from release to release."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from procman.documents.revisions.released_files import ProcessFacts, ReleasedFiles
from procman.history.commits import DefinitionCommit
from procman.history.releases import ReleaseHistory, TaggedRelease
from procman.records import record
from procman.source.workspace import DICTIONARIES, Workspace


@record(frozen=True, slots=True)
class VersionStep:
    """A version of a process that came about.

    Attributes:
        after: The process as it was then.
        before: The process as it was when it last could be read; None for a new one, or where nothing could be read.
        release: The release that brought it; None where it is not released yet.
        unread: Tag of a release in between whose file cannot be read.
        commits: The commits by which it came about, latest first.
    """

    after: ProcessFacts
    before: ProcessFacts | None
    release: TaggedRelease | None
    unread: str | None
    commits: tuple[DefinitionCommit, ...]


@record(frozen=True, slots=True)
class ReleaseChanges:
    """What a release did to the processes; ids, sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


class ProcessVersions:
    """All versions of all processes of a workspace."""

    def __init__(self, workspace: Workspace, history: ReleaseHistory, files: ReleasedFiles) -> None:
        """Work out which process was in which release, and in which version.

        Args:
            workspace: The work tree.
            history: Its releases.
            files: What they hold.
        """
        self._history = history
        self._releases = {release.tag: release for release in history.releases}
        self._tables: dict[str, dict[str, ProcessFacts]] = {}
        owners = {path: process_id for process_id, path in workspace.files.items()}
        for release in reversed(history.releases):  # a file that cannot be read belonged to whom it belongs later on
            self._tables[release.tag] = _table(release, files, owners)
        self._steps: defaultdict[str, list[VersionStep]] = defaultdict(list)
        self._came: defaultdict[str | None, set[str]] = defaultdict(set)
        for release in history.releases:
            for after in self._tables[release.tag].values():
                self._add(after, release.previous, release, release.commits)
        for process_id, path in workspace.files.items() if history.releases else ():
            process = workspace.definitions.processes[process_id]
            present = ProcessFacts(process_id, path, None, process.version, process.effective)
            self._add(present, history.last, None, history.unreleased)

    def of(self, process_id: str) -> tuple[VersionStep, ...]:
        """The versions of a process, oldest first."""
        return tuple(self._steps.get(process_id, ()))

    def changes(self, release: TaggedRelease) -> ReleaseChanges:
        """What a release did to the processes."""
        came = self._came[release.tag]
        before = {process_id for tag in release.previous for process_id in self._tables[tag]}
        return ReleaseChanges(
            tuple(sorted(came - before)),
            tuple(sorted(came & before)),
            tuple(sorted(before - self._tables[release.tag].keys())),
        )

    def _add(
        self,
        after: ProcessFacts,
        previous: Iterable[str],
        release: TaggedRelease | None,
        commits: Iterable[DefinitionCommit],
    ) -> None:
        """Keep a version if it is one: not that of the releases before, and one that can be read."""
        if after.version is None:
            return
        known, unread = self._known_before(after.id, previous)
        if any(each.version == after.version for each in known):
            return
        before = max(known, key=_numbers, default=None)
        paths = {after.path} | ({before.path} if before else set())
        touching = tuple(commit for commit in commits if not paths.isdisjoint(commit.paths))
        self._steps[after.id].append(VersionStep(after, before, release, unread, touching))
        self._came[release.tag if release else None].add(after.id)

    def _known_before(self, process_id: str, previous: Iterable[str]) -> tuple[list[ProcessFacts], str | None]:
        """The process in the releases before, further back where it cannot be read there, and the first such tag."""
        known = []
        unread = None
        for tag in previous:
            facts = self._tables[tag].get(process_id)
            if facts is not None and facts.version is not None:
                known.append(facts)
            elif facts is not None:
                unread = unread or tag
                known += self._known_before(process_id, self._releases[tag].previous)[0]
        return known, unread


def _table(release: TaggedRelease, files: ReleasedFiles, owners: dict[str, str]) -> dict[str, ProcessFacts]:
    """The processes of a release by id; of an id that is used twice the first file counts, as when it is loaded.

    Args:
        release: The release.
        files: What it holds.
        owners: Ids by path in later versions; those of this release are added.
    """
    table: dict[str, ProcessFacts] = {}
    unread = []
    for path, object_id in sorted(release.files.items()):
        if path in DICTIONARIES:
            continue
        facts = files.facts(object_id, path)
        if facts is None:
            unread.append((path, object_id))
        elif facts.id not in table:
            table[facts.id] = facts
            owners[path] = facts.id
    for path, object_id in unread:
        owner = owners.get(path)
        if owner is not None and owner not in table:
            table[owner] = ProcessFacts(owner, path, object_id, None)
    return table


def _numbers(facts: ProcessFacts) -> tuple[int, ...]:
    return tuple(map(int, (facts.version or "0").split(".")))
