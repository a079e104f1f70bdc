"""Results to write reports of."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from procman.lint.engine import lint
from procman.lint.result import LintResult
from tests.lint.base_workspace import DELIVERY, ORDER, varied, workspace

TODAY = datetime.date(2026, 6, 15)
CLEAN: dict[str, Any] = {}
# Errors, warnings and infos; names that mean something in every format.
AWKWARD: dict[str, Any] = {
    "edit": {
        "metrics": None,
        "steps.price.inputs": ["draf", "draf"],
        "steps.stock.name": "Check | <b>50%</b>, [x](y): `z` & @boss *now*",
        "steps.stock.role": "paker",
        "steps.register.do": ["必要时通知客户。"],
    },
    "files": {DELIVERY: {"owner": "boss"}},
}
UNREADABLE: dict[str, Any] = {"text": {ORDER: "id: ["}}
MISNAMED: dict[str, Any] = {
    "text": {ORDER: "# procman: ignore no-such-rule - why\n" + varied({})[f"processes/{ORDER}"].decode()}
}
# Two findings with one fingerprint.
TWICE: dict[str, Any] = {
    "text": {
        ORDER: varied({})[f"processes/{ORDER}"].decode()
        + "# procman: ignore no-metric\n# procman: ignore unused-form\n"
    }
}
CASES = {"clean": CLEAN, "awkward": AWKWARD, "unreadable": UNREADABLE, "misnamed": MISNAMED, "twice": TWICE}


def result_of(case: dict[str, Any], language: str = "en", **arguments: Any) -> LintResult:
    return lint(workspace(varied(case)).tree, today=TODAY, language=language, **arguments)


def with_message(result: LintResult, message: str) -> LintResult:
    """The first finding alone, saying something else."""
    return replace(result, findings=(replace(result.findings[0], message=message),))
