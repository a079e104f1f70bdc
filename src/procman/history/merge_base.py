"""The version from which the work at hand began."""

from __future__ import annotations

from pathlib import Path

from procman.errors import RevisionError
from procman.history.repository import Repository
from procman.history.revision_tree import RevisionTree
from procman.history.versions import workspace_repository


def merge_base_tree(revision: str, start: Path) -> RevisionTree | None:
    """The files of the last version that a revision and ``HEAD`` have in common; None where it has no manual yet.

    Args:
        revision: The user's word: a branch, a tag, a commit.
        start: The workspace.

    Raises:
        RevisionError: git has no such version, or the two have no common past.
    """
    repository, prefix = workspace_repository(start)
    commit = merge_base(repository, revision)
    try:
        return RevisionTree(repository, commit, prefix)
    except RevisionError as error:
        if error.key == "no-manual-in-revision":
            return None
        raise


def merge_base(repository: Repository, revision: str) -> str:
    """The id of the last commit that a revision and ``HEAD`` have in common.

    Raises:
        RevisionError: See ``merge_base_tree``.
    """
    ends = [repository.resolve(revision), repository.resolve("HEAD")]
    # 1 says that there is none; of several, git names the best first.
    found = repository.run("merge-base", *ends, accepted=(0, 1)).decode().split()
    if found:
        return found[0]
    raise RevisionError("shallow-merge-base" if repository.shallow else "no-merge-base", revision=revision)
