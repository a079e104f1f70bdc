from __future__ import annotations

from typing import Any

import pytest

from procman.lint.verdict import exit_code, verdict
from procman.report.lint_closing import closing
from tests.report.lint_results import AWKWARD, CLEAN, MISNAMED, UNREADABLE, result_of


@pytest.mark.parametrize(
    ("case", "outcome", "codes"),
    [
        (CLEAN, "clean", (0, 0, 0)),
        (AWKWARD, "found", (1, 1, 1)),
        ({"edit": {"metrics": None}}, "found", (0, 1, 1)),
        ({"edit": {"steps.register.do": ["必要时通知客户。"]}}, "found", (0, 0, 1)),
        (UNREADABLE, "incomplete", (2, 2, 2)),
        (MISNAMED, "incomplete", (2, 2, 2)),
    ],
)
def test_exit_code_and_closing_sentence_agree(case: dict[str, Any], outcome: str, codes: tuple[int, ...]) -> None:
    result = result_of(case)
    assert verdict(result) == outcome
    assert tuple(exit_code(result, level) for level in ("error", "warning", "info")) == codes
    words = " ".join(closing(result))
    assert words.startswith("Nothing to put right") == (outcome == "clean")
    assert ("incomplete (exit code 2)" in words) == (outcome == "incomplete")


def test_a_suppression_of_an_unknown_rule_counts_only_where_it_is_reported() -> None:
    assert exit_code(result_of(MISNAMED, paths=frozenset({"processes/manual.yaml"})), "error") == 0
    assert exit_code(result_of(MISNAMED, ignore=["suppression-unknown-rule"]), "error") == 0
    (finding,) = result_of(MISNAMED).findings
    assert (finding.severity, finding.line) == ("error", 1)
    assert finding.message.endswith("procman rules lists them.")
