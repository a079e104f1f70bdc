"""Whatever stands in the files, loading and linting ends with findings, never with a fault."""

from __future__ import annotations

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procman.lint.engine import lint
from tests.lint.base_workspace import workspace
from tests.lint.mutations import FILES, NAMES, Files, damaged, mutated, rewired

TODAY = datetime.date(2026, 6, 15)
RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def assert_lints(files: Files) -> None:
    result = lint(workspace(files).tree, today=TODAY)
    assert result.crashed == (), [finding.message for finding in result.findings if finding.rule == "rule-fault"]
    assert all(finding.line >= 1 and finding.column >= 1 for finding in result.findings)


@given(mutated())
@RELAXED
def test_mutated_definitions(files: Files) -> None:
    assert_lints(files)


@given(rewired())
@RELAXED
def test_rewired_processes(files: Files) -> None:
    assert_lints(files)


@given(st.sampled_from(NAMES), st.text(max_size=60) | st.binary(max_size=60))
@RELAXED
def test_random_text(name: str, content: str | bytes) -> None:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    assert_lints(FILES | {f"processes/{name}": raw})


@given(damaged())
@RELAXED
def test_damaged_text(files: Files) -> None:
    assert_lints(files)
