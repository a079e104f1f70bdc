"""Findings for programs; the shape is a contract, see ``procman schema report-lint``."""

from __future__ import annotations

import dataclasses
import json

from procman.lint.result import LintResult

VERSION = 1


def lint_json(result: LintResult) -> str:
    """One JSON document."""
    data = {
        "version": VERSION,
        "findings": [dataclasses.asdict(finding) for finding in result.findings],
        "summary": {
            "files": len(result.files),
            "errors": result.count("error"),
            "warnings": result.count("warning"),
            "infos": result.count("info"),
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
