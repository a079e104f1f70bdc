"""Findings for programs; the shape is a contract, see ``procman schema report-lint``."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from procman.lint.result import LintResult

VERSION = 1


def lint_json(result: LintResult, *, statistics: bool = False) -> str:
    """One JSON document.

    Args:
        result: What the linter found.
        statistics: Whether to add how many findings each rule has.
    """
    data: dict[str, Any] = {
        "version": VERSION,
        "findings": [dataclasses.asdict(finding) for finding in result.findings],
        "summary": {
            "files": len(result.files),
            "errors": result.count("error"),
            "warnings": result.count("warning"),
            "infos": result.count("info"),
        },
    }
    if result.known:
        data["summary"]["known"] = result.known
    if statistics:
        from procman.report.lint_statistics import statistics as by_rule

        data["statistics"] = by_rule(result)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
