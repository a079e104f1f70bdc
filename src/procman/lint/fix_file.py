"""Fixes one file as far as that goes in one round; what comes out is checked before it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from procman.errors import UnreadableError
from procman.lint.finding import Finding
from procman.lint.fix import Fix
from procman.lint.problem_fixes import problem_fix
from procman.source.editing import edited, with_characters
from procman.source.edits import NotEditableError, ReplaceText
from procman.source.problem import Problem
from procman.source.reader import read
from procman.source.workspace import problems_in

Proposal: TypeAlias = tuple[Finding, Fix]


@dataclass(slots=True)
class FixedFile:
    """What came of one file.

    Attributes:
        content: The file with the fixes that were made.
        made: The findings that were fixed.
        refused: The findings whose fix alone would have spoiled the file.
    """

    content: bytes
    made: list[Finding] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)


def fix_file(content: bytes, path: str, proposals: Sequence[Proposal]) -> FixedFile:
    """Make the fixes that get along with each other, the first ones first; the others wait for the next round.

    Args:
        content: The file.
        path: Its path.
        proposals: Findings about it and their fixes, in the order of the report.
    """
    try:
        read(content, path)
    except UnreadableError:
        return _readable(content, path, proposals)
    return _Settlement(content, path).settle(proposals)


class _Settlement:
    def __init__(self, content: bytes, path: str) -> None:
        self._before = content
        self._path = path
        self._problems = len(problems_in(content, path))
        self._accepted: list[Proposal] = []
        self._made = FixedFile(content)

    def settle(self, proposals: Sequence[Proposal]) -> FixedFile:
        """Take all of them at once or, where that does not go, each half by itself."""
        content = self._with([*self._accepted, *proposals])
        if content is not None:
            self._accepted += proposals
            self._made.content = content
            self._made.made += [finding for finding, _ in proposals]
        elif len(proposals) > 1:
            middle = len(proposals) // 2
            self.settle(proposals[:middle])
            self.settle(proposals[middle:])
        elif not self._accepted or self._with(proposals) is None:
            self._made.refused.append(proposals[0][0])
        return self._made

    def _with(self, proposals: Sequence[Proposal]) -> bytes | None:
        """The file with fixes; None where they touch each other or spoil it."""
        edits = [edit for _, fix in proposals for edit in fix.edits]
        try:
            content = edited(self._before, self._path, edits)
        except NotEditableError:
            return None
        problems = len(problems_in(content, self._path))
        return content if problems < self._problems or problems == 0 else None


def _readable(content: bytes, path: str, proposals: Sequence[Proposal]) -> FixedFile:
    """Mend a file that cannot be read, place by place; it counts only if it can be read then."""
    findings = [finding for finding, _ in proposals]
    edits = [edit for _, fix in proposals for edit in fix.edits if isinstance(edit, ReplaceText)]
    after = content
    while edits:  # each takes a character out that is never put in
        try:
            after = with_characters(after, edits)
        except NotEditableError:
            break
        problem = _unreadable(after, path)
        if problem is None:
            return FixedFile(after, findings)
        fix = problem_fix(problem, after)
        edits = [edit for edit in fix.edits if isinstance(edit, ReplaceText)] if fix else []
    return FixedFile(content, refused=findings)


def _unreadable(content: bytes, path: str) -> Problem | None:
    return next((problem for problem in problems_in(content, path) if problem.kind == "unreadable"), None)
