"""Runs the rules over a workspace."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from procman.errors import Location
from procman.lint.context import Context, Facts
from procman.lint.finding import Finding, make_finding
from procman.lint.own_rules import FAULT, INVALID, UNREADABLE
from procman.lint.phrases import spoken
from procman.lint.registry import RULES
from procman.lint.rule import Report, Rule
from procman.lint.settings import Choice, choose
from procman.lint.suppressing import Suppressor
from procman.messages import has_text, text
from procman.records import record
from procman.source.positions import ElementPath
from procman.source.problem import Problem
from procman.source.workspace import MANUAL, Workspace

if TYPE_CHECKING:
    from procman.model.process import Process


@record(frozen=True, slots=True)
class LintResult:
    """What a run found.

    Attributes:
        findings: Sorted by path, line, column and rule.
        files: The files that were asked for.
        crashed: Rules that failed; each is a finding of ``rule-fault`` as well.
        unreadable: Whether a file that was asked for, or the settings, could not be read.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    crashed: tuple[str, ...]
    unreadable: bool

    def count(self, severity: str) -> int:
        """How many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)


def lint(
    workspace: Workspace,
    *,
    paths: frozenset[str] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: datetime.date,
    language: str | None = None,
    rules: Sequence[Rule] = RULES,
) -> LintResult:
    """Check a workspace.

    Args:
        workspace: All of it; rules look across files.
        paths: The files to report on; None for all. What is wrong with the settings and with procman itself is
            always reported.
        select: The only rules, principles or sets to run; empty for all.
        ignore: Rules, principles or sets not to run.
        today: The date against which reviews are due.
        language: Language of the messages; None for the manual's.
        rules: The rules to choose from.

    Raises:
        UsageError: A rule is named that does not exist.
    """
    manual = workspace.definitions.manual
    choice = choose(rules, manual.lint.rules, workspace, select, ignore)
    run = _Run(workspace, choice, today, language or manual.language, paths)
    return run.result()


class _Run:
    def __init__(
        self,
        workspace: Workspace,
        choice: Choice,
        today: datetime.date,
        language: str,
        paths: frozenset[str] | None,
    ) -> None:
        self._workspace = workspace
        self._choice = choice
        self._facts = Facts(workspace, today)
        self._language = language
        self._paths = paths
        self._crashed: dict[str, None] = {}

    def result(self) -> LintResult:
        every = self._workspace.tree.paths()
        files = tuple(path for path in every if self._asked(path))
        told = [finding for finding in self._problems() if self._asked(finding.path) or finding.path == MANUAL]
        unreadable = any(
            finding.rule == UNREADABLE.name or (finding.rule == INVALID.name and finding.path == MANUAL)
            for finding in told
        )
        suppressor = Suppressor(self._workspace, self._choice, self._language)
        reported = []
        for finding, element in self._findings():
            always = finding.rule == FAULT.name
            if always or (self._asked(finding.path) and not suppressor.covers(finding, element)):
                reported.append(finding)
        reported += suppressor.findings(files, frozenset(self._crashed))
        unique = {finding.order: finding for finding in [*told, *reported]}
        return LintResult(tuple(unique[order] for order in sorted(unique)), files, tuple(self._crashed), unreadable)

    def _asked(self, path: str) -> bool:
        return self._paths is None or path in self._paths

    def _findings(self) -> Iterator[tuple[Finding, ElementPath]]:
        for rule in self._choice.rules:
            if rule.spec.scope == "workspace":
                yield from self._guarded(rule, None)
                continue
            for process in self._workspace.definitions.processes.values():
                if self._asked(self._workspace.files[process.id]):
                    yield from self._guarded(rule, process)

    def _guarded(self, rule: Rule, process: Process | None) -> Iterator[tuple[Finding, ElementPath]]:
        """Run a rule; one that fails becomes a finding about itself, and the others go on."""
        try:
            for report in rule.check(Context(self._facts, process)):
                yield self._finding(rule, report, process), report.element
        except Exception as fault:  # whatever a rule does wrong, the user gets the other rules' findings
            self._crashed[rule.spec.name] = None
            yield self._fault(rule, process, fault), ()

    def _finding(self, rule: Rule, report: Report, process: Process | None) -> Finding:
        owner = report.process or (process.id if process and not report.path else "")
        value = report.at == "value"
        if owner:
            location = self._workspace.locate(owner, report.element, value=value)
        else:
            location = self._workspace.locate_in(report.path, report.element, value=value)
        name = rule.spec.name
        key = f"lint.{name}.{report.variant}" if report.variant else f"lint.{name}"
        message = _capital(self._language, text(self._language, key, **spoken(self._language, report.arguments)))
        arguments = {**report.arguments, "variant": report.variant}
        element = ".".join(map(str, report.element))
        return make_finding(
            name, self._choice.severity(rule.spec), message, location, owner or None, element, arguments
        )

    def _fault(self, rule: Rule, process: Process | None, fault: Exception) -> Finding:
        path = self._workspace.files[process.id] if process else MANUAL
        reason = f"{type(fault).__name__}: {fault}"
        message = text(self._language, f"lint.{FAULT.name}", rule=rule.spec.name, reason=reason)
        owner = process.id if process else None
        return make_finding(FAULT.name, "error", message, Location(path), owner, "", {"rule": rule.spec.name})

    def _problems(self) -> Iterable[Finding]:
        by_path = {path: process_id for process_id, path in self._workspace.files.items()}
        for problem in self._workspace.problems:
            spec = UNREADABLE if problem.kind == "unreadable" else INVALID
            process = by_path.get(problem.location.path)
            message = problem_message(self._language, problem)
            identity = {"key": problem.key, **{name: str(value) for name, value in problem.arguments.items()}}
            yield make_finding(spec.name, "error", message, problem.location, process, problem.element, identity)


def problem_message(language: str, problem: Problem) -> str:
    """What is wrong, what was probably meant, and the remedy."""
    sentences = [text(language, f"errors.{problem.key}", **problem.arguments)]
    if problem.suggestion:
        sentences.append(text(language, "errors.did-you-mean", suggestion=problem.suggestion))
    remedy = f"errors.{problem.key}.remedy"
    if has_text(language, remedy):
        sentences.append(text(language, remedy, **problem.arguments))
    return text(language, "lint.phrase.sentence-separator").join(sentences)


def _capital(language: str, message: str) -> str:
    return message[:1].upper() + message[1:] if language == "en" else message
