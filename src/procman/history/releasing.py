"""Commits that the next release will bring."""

from __future__ import annotations

from pathlib import Path

from procman.history.commits import DefinitionCommit, definition_commits
from procman.history.program import run_git


def commits_since(root: Path, end: str, tag: str | None) -> list[DefinitionCommit]:
    """The commits that touched definition files, latest first.

    Args:
        root: The workspace.
        end: Id of the commit that is to be released.
        tag: The release before; None for all commits.

    Raises:
        RevisionError: git did not finish.
    """
    before = [f"^refs/tags/{tag}"] if tag else []
    listed = run_git(root, "rev-list", "--date-order", "--parents", end, *before, "--", offline=True)
    parents = {words[0]: words[1:] for words in map(str.split, listed.decode().splitlines())}
    return definition_commits(root, parents)
