"""Checks one file: everything that can be said of it while only it and the dictionaries are known.

What comes out depends on the bytes of the file, the dictionaries, the choice of rules and the language, and on nothing
else, so that it may be kept (``lint.cache``).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from procman.errors import Location, UnreadableError
from procman.lint.context import Context, Facts
from procman.lint.rule import Json, Rule
from procman.lint.settings import Choice
from procman.lint.suppression import Suppression, suppressions
from procman.lint.telling import Told, tell
from procman.lint.wording import Wording
from procman.records import field, record
from procman.source.positions import Positions
from procman.source.problem import Problem
from procman.source.workspace import read_definition

if TYPE_CHECKING:
    from procman.model.process import Process


@record(slots=True)
class FileCheck:
    """What is known of one file of a process.

    Attributes:
        process: Id of the process; None when the file could not be taken over.
        head: Name, domain, version and status of the process; empty as above.
        findings: Findings of rules that look at one process, and of files that could not be taken over, with their
            fixes, which are never kept; suppressed ones are left out.
        comments: The suppressions, with those of their rules that were needed so far.
        collected: What collectors found, by collector.
        crashed: Rules that failed here.
        unread: Id of the process that a file declares which could not be taken over.
        unreadable: Whether the bytes are no document at all.
        blob: Git id of the bytes, where the results are kept.
        encoded: What ``lint.cache.codec`` made of it, where it did already.
    """

    process: str | None = None
    head: tuple[str, str, str, str] = ("", "", "", "")
    findings: list[Told] = field(default_factory=list)
    comments: list[Suppression] = field(default_factory=list)
    collected: dict[str, Json] = field(default_factory=dict)
    crashed: list[str] = field(default_factory=list)
    unread: str | None = None
    unreadable: bool = False
    blob: str = ""
    encoded: str = ""


class FileChecker:
    """Checks files one after another; keeps nothing of them."""

    def __init__(self, facts: Facts, choice: Choice, wording: Wording) -> None:
        self._facts = facts
        self._choice = choice
        self._wording = wording
        self._rules = [rule for rule in choice.rules if rule.spec.scope == "process"]
        self._collectors = {rule.collector: rule for rule in choice.rules if rule.collect}

    def check(self, path: str, content: bytes, *, wanted: bool = True) -> FileCheck:
        """Check a file.

        Args:
            path: Its path, for the findings.
            content: Its bytes.
            wanted: Whether its findings are asked for; otherwise only what other files need is collected.
        """
        made = FileCheck()
        process, data, problems = read_definition(content, path)
        if process is None:
            self._broken(made, data, problems, content)
            return made
        made.process = process.id
        made.head = (process.name, process.domain, process.version, process.status)
        context = Context(self._facts, process, {}, content)
        self._collect(made, path, context)
        if wanted:
            made.comments = suppressions(content)
            self._run(made, path, content, context)
        return made

    def unreadable(self, path: str, error: UnreadableError) -> FileCheck:
        """What is said of a file that cannot be had."""
        made = FileCheck()
        problem = Problem("unreadable", error.key, error.location or Location(path), error.arguments)
        self._broken(made, None, [problem], b"")
        return made

    def _broken(self, made: FileCheck, data: Any, problems: list[Problem], content: bytes) -> None:
        from procman.lint.problem_fixes import problem_fix

        made.unread = data["id"] if isinstance(data, dict) and isinstance(data.get("id"), str) else None
        made.unreadable = any(problem.kind == "unreadable" for problem in problems)
        for problem in problems:
            fix = problem_fix(problem, content)
            made.findings.append((self._wording.problem(problem, fix=fix), fix))

    def _collect(self, made: FileCheck, path: str, context: Context) -> None:
        for name, rule in self._collectors.items():
            assert rule.collect is not None, "only collecting rules are in the table"
            context.options = self._choice.options[rule.spec.name]
            try:
                made.collected[name] = rule.collect(context)
            except Exception as fault:  # as for rules, below
                self._crashed(made, rule, path, context.process, fault)

    def _run(self, made: FileCheck, path: str, content: bytes, context: Context) -> None:
        positions = cache(lambda: Positions(content, path))  # worked out for the first finding, and not without one
        process = context.process
        for rule in self._rules:
            context.options = self._choice.options[rule.spec.name]
            try:
                for report in rule.check(context):
                    made.findings += tell(rule, report, process.id, made.comments, positions, self._wording)
            except Exception as fault:  # whatever a rule does wrong, the user gets the other rules' findings
                self._crashed(made, rule, path, process, fault)

    def _crashed(self, made: FileCheck, rule: Rule, path: str, process: Process, fault: Exception) -> None:
        made.crashed.append(rule.spec.name)
        made.findings.append((self._wording.fault(rule.spec.name, path, process.id, fault), None))
