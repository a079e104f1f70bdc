"""Reports of rules and problems of files become findings: a place and a sentence in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.errors import Location
from procman.lint.finding import Finding, make_finding
from procman.lint.own_rules import FAULT, INVALID, UNREADABLE
from procman.lint.phrases import spoken
from procman.lint.rule import Report, Rule
from procman.lint.settings import Choice
from procman.messages import has_text, text
from procman.source.problem import Problem

if TYPE_CHECKING:
    from procman.lint.fix import Fix


class Wording:
    """Says what was found, in one language."""

    def __init__(self, choice: Choice, language: str) -> None:
        self._choice = choice
        self.language = language

    def finding(self, rule: Rule, report: Report, location: Location, process: str | None) -> Finding:
        """What a rule reports."""
        name = rule.spec.name
        key = f"lint.{name}.{report.variant}" if report.variant else f"lint.{name}"
        message = text(self.language, key, **spoken(self.language, report.arguments))
        message = message[:1].upper() + message[1:] if self.language == "en" else message
        arguments = {**report.arguments, "variant": report.variant}
        element = ".".join(map(str, report.element))
        severity = self._choice.severity(rule.spec)
        kind = report.fix.kind if report.fix else None
        return make_finding(name, severity, message, location, process, element, arguments, kind)

    def fault(self, rule: str, path: str, process: str | None, fault: Exception) -> Finding:
        """A rule that failed."""
        reason = f"{type(fault).__name__}: {fault}"
        message = text(self.language, f"lint.{FAULT.name}", rule=rule, reason=reason)
        return make_finding(FAULT.name, "error", message, Location(path), process, "", {"rule": rule})

    def problem(self, problem: Problem, process: str | None = None, fix: Fix | None = None) -> Finding:
        """A file that could not be taken over, and how it can be."""
        spec = UNREADABLE if problem.kind == "unreadable" else INVALID
        message = problem_message(self.language, problem)
        kind = fix.kind if fix else None
        identity = {"key": problem.key, **{name: str(value) for name, value in problem.arguments.items()}}
        return make_finding(spec.name, "error", message, problem.location, process, problem.element, identity, kind)


def problem_message(language: str, problem: Problem) -> str:
    """What is wrong, what was probably meant, and the remedy."""
    sentences = [text(language, f"errors.{problem.key}", **problem.arguments)]
    if problem.suggestion:
        sentences.append(text(language, "errors.did-you-mean", suggestion=problem.suggestion))
    remedy = f"errors.{problem.key}.remedy"
    if has_text(language, remedy):
        sentences.append(text(language, remedy, **problem.arguments))
    return text(language, "lint.phrase.sentence-separator").join(sentences)
