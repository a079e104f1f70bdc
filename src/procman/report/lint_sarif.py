"""Findings as SARIF 2.1.0 (OASIS, 27 March 2020), which code hosts show at the lines of a change request."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Final
from urllib.parse import quote

from procman import __version__
from procman.lint.finding import Finding
from procman.lint.result import LintResult
from procman.lint.rule import Level, RuleSpec
from procman.lint.verdict import verdict
from procman.messages import text
from procman.report.lint_help import documentation_address, help_markdown, help_text
from procman.report.lint_rules import specs, summary

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "info": "note"}
# The words by which GitHub sorts results that are not about security.
_SEVERITIES: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "info": "recommendation"}


def lint_sarif(result: LintResult) -> str:
    """One SARIF document with one run; paths are relative to ``SRCROOT``, the repository's topmost folder."""
    names = sorted({finding.rule for finding in result.findings})
    places = {name: place for place, name in enumerate(names)}
    driver = {
        "name": "procman",
        "semanticVersion": __version__,
        "rules": [_rule(name, result) for name in names],
    }
    occurrences: Counter[str] = Counter()
    results = []
    for finding in result.findings:
        occurrences[finding.fingerprint] += 1
        results.append(_result(finding, places[finding.rule], occurrences[finding.fingerprint]))
    run = {
        "tool": {"driver": driver},
        "language": result.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The topmost folder of the repository."}}},
        "invocations": [{"executionSuccessful": verdict(result) in ("clean", "found")}],
        "results": results,
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, result: LintResult) -> dict[str, Any]:
    # A rule that was handed to the engine by a test or a program has no page in the messages.
    spec = specs().get(name)
    if spec is None:
        return {"id": name}
    language = result.language
    level = result.choice.severity(spec)
    made: dict[str, Any] = {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": summary(spec, language)},
        "fullDescription": {"text": text(language, f"rules.{name}.check")},
        "help": {"text": help_text(spec, language), "markdown": help_markdown(spec, language)},
        "defaultConfiguration": {"level": _LEVELS[level]},
        "properties": {"tags": _tags(spec), "problem.severity": _SEVERITIES[level], "precision": "very-high"},
    }
    address = documentation_address(name)
    return made | ({"helpUri": address} if address else {})


def _tags(spec: RuleSpec) -> list[str]:
    return [spec.principle, spec.set]


def _result(finding: Finding, place: int, occurrence: int) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    artifact = {"uri": quote(finding.path), "uriBaseId": "SRCROOT"}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if finding.element:
        name = ".".join(part for part in (finding.process, finding.element) if part)
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "element"}]
    return {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        # GitHub follows a result by primaryLocationLineHash and works out its own from the line where there is none.
        "partialFingerprints": {
            "procman/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:{occurrence}",
        },
    }
