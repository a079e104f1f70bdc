"""Fixes what was found, round by round, until nothing more can be fixed; on copies, nothing is written here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from procman.lint.finding import Finding
from procman.lint.fix_file import Proposal, fix_file

if TYPE_CHECKING:
    from procman.lint.result import LintResult
    from procman.source.tree import FileTree

MOST_ROUNDS: Final = 10


@dataclass(slots=True)
class Fixing:
    """What was fixed.

    Attributes:
        result: What is found in the files as they are now.
        changes: Content before and after of the files that changed, by path.
        fixed: How many findings were fixed.
        refused: Findings whose fix would have spoiled the file.
        unfinished: Whether fixes were left after the last round.
    """

    result: LintResult
    changes: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    fixed: int = 0
    refused: list[Finding] = field(default_factory=list)
    unfinished: bool = False


class ChangedTree:
    """The files of a workspace, some with other bytes."""

    def __init__(self, tree: FileTree) -> None:
        self._tree = tree
        self.contents: dict[str, bytes] = {}

    def paths(self) -> list[str]:
        """See ``FileTree``."""
        return self._tree.paths()

    def read(self, path: str) -> bytes:
        """See ``FileTree``."""
        return self.contents[path] if path in self.contents else self._tree.read(path)


def fix(tree: FileTree, check: Callable[[FileTree], LintResult], *, unsafe: bool) -> Fixing:
    """Check, fix and check again.

    Args:
        tree: The files.
        check: Checks files; only what it reports is fixed. It must not work from what was kept of an earlier run.
        unsafe: Whether to make fixes that a person has to look at as well.
    """
    now = ChangedTree(tree)
    fixing = Fixing(check(now))
    refused: set[tuple[str, str, str]] = set()
    for _ in range(MOST_ROUNDS):
        if not _round(now, tree, fixing, _wanted(fixing.result, refused, unsafe=unsafe), refused):
            return fixing
        fixing.result = check(now)
    fixing.unfinished = bool(_wanted(fixing.result, refused, unsafe=unsafe))
    return fixing


def _wanted(result: LintResult, refused: set[tuple[str, str, str]], *, unsafe: bool) -> dict[str, list[Proposal]]:
    """The fixes to make, by file; what is reported of the settings is left alone unless they were asked for."""
    wanted: dict[str, list[Proposal]] = {path: [] for path in result.files}
    for finding, proposed in result.fixes:
        if finding.path in wanted and (proposed.kind == "safe" or unsafe) and _identity(finding) not in refused:
            wanted[finding.path].append((finding, proposed))
    return {path: proposals for path, proposals in wanted.items() if proposals}


def _round(
    now: ChangedTree,
    tree: FileTree,
    fixing: Fixing,
    wanted: dict[str, list[Proposal]],
    refused: set[tuple[str, str, str]],
) -> int:
    """Fix every file once; how many findings that were."""
    made = 0
    for path, proposals in wanted.items():
        before = now.read(path)
        file = fix_file(before, path, proposals)
        fixing.refused += file.refused
        refused.update(map(_identity, file.refused))
        if file.content != before:
            made += len(file.made)
            now.contents[path] = file.content
            original = fixing.changes[path][0] if path in fixing.changes else tree.read(path)
            fixing.changes[path] = (original, file.content)
    fixing.fixed += made
    return made


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.fingerprint, finding.message
