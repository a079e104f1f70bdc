"""Everything that became of the definition files up to a commit, commit by commit."""

from __future__ import annotations

from pathlib import Path

from procman.errors import RevisionError
from procman.history.commits import DefinitionCommit, commit_parents, definition_commits
from procman.history.folder import find_git_folder
from procman.history.program import run_git
from procman.history.release_files import Files, files_of_commits
from procman.history.release_tags import ReleaseTag, release_tags
from procman.history.releases import cut_off_commits
from procman.history.state import has_tags
from procman.records import record


@record(frozen=True, slots=True)
class Timeline:
    """What became of a workspace up to a commit.

    Attributes:
        commits: Those that touched definition files, oldest first; none stands before its parents.
        releases: The releases on the way, oldest first, with the ids of their files' contents by path.
        head: Ids of contents by path at the commit itself; empty without any commit.
        beginnings: Ids of the commits whose parents a shallow clone does not have: they seem to have made all files.
    """

    commits: tuple[DefinitionCommit, ...]
    releases: tuple[tuple[ReleaseTag, Files], ...]
    head: Files
    beginnings: frozenset[str]


def timeline(root: Path, pattern: str, commit: str | None = None) -> Timeline:
    """Read it. How often git is started does not depend on the number of commits.

    Args:
        root: The workspace; of a bare repository the repository's folder.
        pattern: Which tags are releases, as a shell pattern: ``v[0-9]*``.
        commit: Id of the commit; None for ``HEAD``.

    Raises:
        RevisionError: There is no repository, or git does not answer.
    """
    folder = find_git_folder(str(root))
    if folder is None:
        raise RevisionError("no-history", folder=str(root))
    asked = f"{commit or 'HEAD'}^{{commit}}"
    found = run_git(root, "rev-parse", "--verify", "--quiet", asked, accepted=(0, 1), offline=True)
    end = found.decode().strip()
    if not end:
        return Timeline((), (), {}, frozenset())
    parents = commit_parents(root, end)
    place = {each: number for number, each in enumerate(parents)}
    tags = release_tags(root, pattern, end) if has_tags(folder) else []
    tags.sort(key=lambda tag: -place[tag.commit])
    *tagged, head = files_of_commits(root, [*(tag.commit for tag in tags), end])
    commits = definition_commits(root, parents)
    return Timeline(tuple(reversed(commits)), tuple(zip(tags, tagged, strict=True)), head, cut_off_commits(folder))
