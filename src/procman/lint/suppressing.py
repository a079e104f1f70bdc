"""Applies the suppressions of a workspace and watches over them."""

from __future__ import annotations

from collections.abc import Iterator

from procman.errors import Location
from procman.lint.finding import Finding, make_finding
from procman.lint.own_rules import UNKNOWN_RULE, UNUSED, WITHOUT_REASON
from procman.lint.phrases import Argument, say
from procman.lint.rule import RuleSpec
from procman.lint.settings import Choice
from procman.lint.suppression import Suppression, suppressions
from procman.messages import text
from procman.source.positions import ElementPath
from procman.source.workspace import Workspace


class Suppressor:
    """Knows every suppression of a workspace and which of them were needed."""

    def __init__(self, workspace: Workspace, choice: Choice, language: str) -> None:
        self._workspace = workspace
        self._choice = choice
        self._language = language
        self._process_of = {path: process_id for process_id, path in workspace.files.items()}
        broken = {problem.location.path for problem in workspace.problems}
        self._by_path: dict[str, list[Suppression]] = {
            path: found
            for path, content in sorted(workspace.contents.items())
            if path not in broken and (found := suppressions(content))
        }

    def covers(self, finding: Finding, element: ElementPath) -> bool:
        """Whether a comment suppresses a finding: on its line, or on its element or one that holds it."""
        comments = self._by_path.get(finding.path)
        if not comments:
            return False
        positions = self._workspace.positions(finding.path)
        lines = {finding.line, *(positions.key(element[:length]).line for length in range(1, len(element) + 1))}
        for comment in comments:
            if comment.covers in lines and comment.reason and finding.rule in comment.rules:
                comment.used.add(finding.rule)
                return True
        return False

    def findings(self, paths: tuple[str, ...], crashed: frozenset[str]) -> Iterator[Finding]:
        """What is wrong with the comments themselves, after all findings were offered to ``covers``."""
        for path in paths:
            for comment in self._by_path.get(path, ()):
                yield from self._judge(path, comment, crashed)

    def _judge(self, path: str, comment: Suppression, crashed: frozenset[str]) -> Iterator[Finding]:
        if not comment.rules or not comment.reason:
            yield from self._finding(WITHOUT_REASON, path, comment, {})
        for name in comment.rules:
            spec = self._choice.known.get(name)
            if spec is None or spec.fixed:
                yield from self._finding(UNKNOWN_RULE, path, comment, {"rule": name})
            elif comment.reason and name not in comment.used and name in self._choice.active - crashed:
                yield from self._finding(UNUSED, path, comment, {"rule": name})

    def _finding(
        self, spec: RuleSpec, path: str, comment: Suppression, arguments: dict[str, Argument]
    ) -> Iterator[Finding]:
        if spec.name not in self._choice.active:
            return
        spoken = {name: say(self._language, argument) for name, argument in arguments.items()}
        message = text(self._language, f"lint.{spec.name}", **spoken)
        location = Location(path, comment.line, comment.column, comment.line, comment.end_column)
        severity = self._choice.severity(spec)
        yield make_finding(spec.name, severity, message, location, self._process_of.get(path), "", arguments)
