"""Findings as a JUnit report: a suite a file, a failed test a finding, and one that passed where there is none."""

from __future__ import annotations

import itertools
import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from procman.lint.finding import Finding
from procman.lint.own_rules import STOPPING
from procman.lint.result import LintResult
from procman.lint.rule import Level
from procman.lint.verdict import fails
from procman.messages import text

# What XML 1.0 cannot hold (section 2.2), not even as a reference.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lint_junit(result: LintResult, fail_on: Level) -> str:
    """One XML document.

    Args:
        result: What the linter found.
        fail_on: The least severity that counts as a failed test, so that the report agrees with the exit code; lesser
            findings are tests that passed with a remark.
    """
    found = {path: list(ones) for path, ones in itertools.groupby(result.findings, key=lambda one: one.path)}
    paths = sorted({*result.files, *found})
    suites = [_Suite(path, found.get(path, []), result.language, fail_on) for path in paths]
    counts = _counts(
        sum(suite.tests for suite in suites),
        sum(suite.failures for suite in suites),
        sum(suite.errors for suite in suites),
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="procman lint" {counts}>']
    lines += [line for suite in suites for line in suite.lines()]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


class _Suite:
    """The tests of one file."""

    def __init__(self, path: str, findings: list[Finding], language: str, fail_on: Level) -> None:
        self._path = path
        self._findings = findings
        self._language = language
        self._fail_on = fail_on
        kinds = [self._kind(finding) for finding in findings]
        self.tests = max(1, len(findings))
        self.failures = kinds.count("failure")
        self.errors = kinds.count("error")

    def lines(self) -> list[str]:
        path = _attribute(self._path)
        counts = _counts(self.tests, self.failures, self.errors)
        cases = [self._case(finding) for finding in self._findings]
        clean = [f'    <testcase name="procman lint" classname={path}/>']
        return [f"  <testsuite name={path} {counts} file={path}>", *(cases or clean), "  </testsuite>"]

    def _kind(self, finding: Finding) -> str:
        if finding.rule in STOPPING:
            return "error"
        return "failure" if fails(finding.severity, self._fail_on) else "remark"

    def _case(self, finding: Finding) -> str:
        severity = text(self._language, f"lint.severity.{finding.severity}")
        place = f"{finding.path}:{finding.line}:{finding.column}"
        words = escape(_clean(f"{place}: {severity}: {finding.message} [{finding.rule}]"))
        kind = self._kind(finding)
        if kind == "remark":
            inner = f"<system-out>{words}</system-out>"
        else:
            message, type_ = _attribute(finding.message), _attribute(finding.severity)
            inner = f"<{kind} type={type_} message={message}>{words}</{kind}>"
        name = _attribute(f"{finding.rule} {finding.line}:{finding.column}")
        return f"    <testcase name={name} classname={_attribute(finding.path)}>{inner}</testcase>"


def _counts(tests: int, failures: int, errors: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="{errors}"'


def _attribute(words: str) -> str:
    return quoteattr(_clean(words))


def _clean(words: str) -> str:
    return _FORBIDDEN.sub("", words)
