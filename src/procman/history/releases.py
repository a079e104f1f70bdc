"""All releases of a workspace: who released what, when, and by which commits it had come about."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from procman.errors import RevisionError
from procman.history.commits import DefinitionCommit, commit_parents, definition_commits
from procman.history.folder import GitFolder, find_git_folder
from procman.history.lineage import Lineage
from procman.history.program import run_git
from procman.history.release_files import Files, files_of_commits
from procman.history.release_tags import ReleaseTag, release_tags
from procman.history.state import has_tags
from procman.history.trailers import approvers
from procman.records import record

Gap = Literal["shallow", "unreadable"]
"""Why the past is not known wholly: a shallow clone ends early, or git does not answer."""


@record(frozen=True, slots=True)
class TaggedRelease:
    """A release.

    Attributes:
        tag: Its tag.
        commit: Id of its commit.
        date: The day on which it was tagged; of a tag without a date of its own, that of its commit.
        author: Who tagged it; of a tag that does not say, the author of its commit.
        message: What its tag says, else its commit.
        approvers: Names behind ``Approved-by:`` in the message.
        files: Ids of the contents of its definition files, by path in the workspace; links are left out.
        previous: Tags of the releases that it goes on from, latest first; several where branches came together.
        commits: The commits since those that touched definition files, latest first.
    """

    tag: str
    commit: str
    date: datetime.date | None
    author: str
    message: str
    approvers: tuple[str, ...]
    files: Files
    previous: tuple[str, ...]
    commits: tuple[DefinitionCommit, ...]


@record(frozen=True, slots=True)
class ReleaseHistory:
    """What became of a workspace up to a commit.

    Attributes:
        releases: Oldest first; none comes before one that it goes on from.
        last: Tags of the releases that the commit goes on from, latest first.
        unreleased: The commits since those that touched definition files, latest first.
        gap: Why there may have been more; None where everything is known.
    """

    releases: tuple[TaggedRelease, ...] = ()
    last: tuple[str, ...] = ()
    unreleased: tuple[DefinitionCommit, ...] = ()
    gap: Gap | None = None


def release_history(root: Path, pattern: str, commit: str | None = None) -> ReleaseHistory:
    """The releases before the commit that is checked out or before another one, and at it.

    Nothing that a repository configures is run: no hook, no filter, no program that fetches missing objects. How often
    git is started does not depend on the number of releases.

    Args:
        root: The workspace.
        pattern: Which tags are releases, as a shell pattern: ``v[0-9]*``.
        commit: Id of the commit; None for ``HEAD``.

    Returns:
        No releases where there is no repository, no git, no commit or no such tag, or where git does not answer.
    """
    try:
        folder = find_git_folder(str(root))
        if folder is None:
            return ReleaseHistory()
        cut_off = cut_off_commits(folder)
        if not has_tags(folder):
            return ReleaseHistory(gap="shallow" if cut_off else None)
        return _history(root, pattern, commit, cut_off)
    except (RevisionError, OSError, ValueError):
        return ReleaseHistory(gap="unreadable")


def cut_off_commits(folder: GitFolder) -> frozenset[str]:
    """Ids of the commits whose parents a shallow clone does not have."""
    try:
        return frozenset((Path(folder.common) / "shallow").read_text("ascii").split())
    except FileNotFoundError:
        return frozenset()


def _history(root: Path, pattern: str, commit: str | None, cut_off: frozenset[str]) -> ReleaseHistory:
    gap: Gap | None = "shallow" if cut_off else None
    # Of a repository without a commit git prints nothing.
    asked = f"{commit or 'HEAD'}^{{commit}}"
    found = run_git(root, "rev-parse", "--verify", "--quiet", asked, accepted=(0, 1), offline=True)
    end = found.decode().strip()
    tags = release_tags(root, pattern, end) if end else []
    if not tags:
        return ReleaseHistory(gap=gap)
    parents = commit_parents(root, end)
    place = {each: number for number, each in enumerate(parents)}
    tags.sort(key=lambda tag: -place[tag.commit])
    # Compared with nothing, the first commit of a shallow clone would seem to have made all files.
    commits = definition_commits(root, {each: parents[each] for each in parents if each not in cut_off})
    lineage = Lineage(tags, parents)
    files = files_of_commits(root, [tag.commit for tag in tags])
    releases = tuple(
        _release(tag, number, each, lineage, commits)
        for number, (tag, each) in enumerate(zip(tags, files, strict=True))
    )
    unreleased = tuple(each for each in commits if not lineage.containing(each.id))
    return ReleaseHistory(releases, lineage.latest(range(len(tags))), unreleased, gap)


def _release(
    tag: ReleaseTag, number: int, files: Files, lineage: Lineage, commits: Sequence[DefinitionCommit]
) -> TaggedRelease:
    return TaggedRelease(
        tag=tag.name,
        commit=tag.commit,
        date=tag.date,
        author=tag.author,
        message=tag.message,
        approvers=approvers(tag.message),
        files=files,
        previous=lineage.latest(lineage.before(number)),
        commits=tuple(each for each in commits if lineage.came_with(each.id, number)),
    )
