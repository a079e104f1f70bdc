from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from procman.errors import BaselineError
from procman.lint.baseline import Entry, known_counts, read_baseline, renewed, stale, write_baseline
from procman.lint.known import counted, without
from tests.lint.base_workspace import DELIVERY, ORDER
from tests.report.lint_results import AWKWARD, CLEAN, MISNAMED, TWICE, UNREADABLE, result_of

ORDER_PATH, DELIVERY_PATH = f"processes/{ORDER}", f"processes/{DELIVERY}"


def entries_of(case: dict[str, Any]) -> list[Entry]:
    return renewed([], result_of(case), everything=True)


def test_what_is_written_is_read_back_sorted_one_a_line() -> None:
    entries = entries_of(AWKWARD)
    content = write_baseline(entries)
    assert read_baseline(content.encode(), "b.json") == entries == sorted(entries)
    lines = content.splitlines()
    assert lines[:3] == ["{", '  "version": 1,', '  "findings": [']
    assert len(lines) == len(entries) + 5
    assert json.loads(lines[3].rstrip(","))["rule"] in {entry.rule for entry in entries}
    assert read_baseline(write_baseline([]).encode(), "b.json") == []


def test_known_findings_are_held_back_and_new_ones_are_not() -> None:
    known = known_counts(entries_of(AWKWARD))
    assert without(result_of(AWKWARD), known).findings == ()
    assert without(result_of(AWKWARD), known).known == len(entries_of(AWKWARD))
    more = {**AWKWARD, "edit": AWKWARD["edit"] | {"steps.sign.role": "singer"}}
    left = without(result_of(more), known)
    assert [(finding.rule, finding.element) for finding in left.findings] == [("unknown-role", "steps.sign.role")]


def test_of_several_with_one_fingerprint_the_later_ones_are_new() -> None:
    result = result_of(TWICE)
    (fingerprint,) = counted(result.findings)
    (left,) = without(result, Counter({fingerprint: 1})).findings
    assert left == result.findings[1]
    assert without(result, Counter({fingerprint: 2})).findings == ()


@pytest.mark.parametrize("case", [UNREADABLE, MISNAMED, {"files": {DELIVERY: {"statu": "draft"}}}])
def test_what_makes_a_check_incomplete_is_never_held_back(case: dict[str, Any]) -> None:
    result = result_of(case)
    every = Counter(finding.fingerprint for finding in result.findings)
    left = {finding.rule for finding in without(result, every).findings}
    assert left & {"unreadable-file", "suppression-unknown-rule", "invalid-definition"}
    assert not left & {entry.rule for entry in renewed([], result, everything=True)}


def test_entries_whose_findings_are_gone_are_stale() -> None:
    entries = entries_of(AWKWARD)
    assert stale(entries, result_of(AWKWARD), everything=True) == []
    assert stale(entries, result_of(CLEAN), everything=True) == entries
    assert [entry.path for entry in stale(entries, _only(CLEAN, DELIVERY_PATH), everything=False)] == [DELIVERY_PATH]
    gone = Entry("processes/gone.yaml", "no-metric", "", "0" * 16)
    assert stale([gone], result_of(CLEAN), everything=True) == [gone]
    assert stale([gone], _only(CLEAN, DELIVERY_PATH), everything=False) == []


def test_a_rule_that_did_not_run_says_nothing_about_its_entries() -> None:
    entries = entries_of(AWKWARD)
    left = stale(entries, result_of(CLEAN, ignore=["unknown-role"]), everything=True)
    assert {entry.rule for entry in entries} - {entry.rule for entry in left} == {"unknown-role"}
    old = Entry(ORDER_PATH, "a-rule-of-old-times", "", "0" * 16)
    assert stale([old], result_of(CLEAN), everything=True) == [old]


def test_an_incomplete_check_makes_nothing_stale() -> None:
    assert stale(entries_of(AWKWARD), result_of(UNREADABLE), everything=True) == []


def test_a_new_baseline_keeps_what_was_not_asked_for() -> None:
    entries = entries_of(AWKWARD)
    order_only = [entry for entry in entries if entry.path == ORDER_PATH]
    assert renewed(entries, _only(CLEAN, DELIVERY_PATH), everything=False) == order_only
    without_roles = renewed(entries, result_of(CLEAN, select=["no-metric"]), everything=True)
    assert without_roles == [entry for entry in entries if entry.rule != "no-metric"]
    assert renewed(entries, result_of(CLEAN), everything=True) == []


def test_a_moved_file_is_not_known_twice() -> None:
    moved = {**AWKWARD, "move": {DELIVERY: "sales/sa-02-new-name.yaml"}}
    result = result_of(moved, paths=frozenset({"processes/sales/sa-02-new-name.yaml"}))
    again = renewed(entries_of(AWKWARD), result, everything=False)
    assert known_counts(again) == known_counts(entries_of(AWKWARD))


GOOD = '{"fingerprint": "0123456789abcdef", "rule": "r", "path": "p", "element": ""}'


@pytest.mark.parametrize(
    ("content", "key", "line"),
    [
        (b"{", "baseline-not-json", 1),
        (b'{"version": 1,\n"findings": [\n<<<<<<< HEAD\n', "baseline-not-json", 3),
        (b"\xff\xfe", "baseline-not-json", 0),
        (b"[" * 100_000, "baseline-not-json", 0),
        (b"[]", "baseline-no-findings", 0),
        (b'{"version": 1, "findings": {}}', "baseline-no-findings", 0),
        (b'{"version": 2, "findings": []}', "baseline-version", 0),
        (f'{{"version": 1, "findings": [\n{GOOD},\n{{"rule": "r"}}]}}'.encode(), "baseline-entry", 3),
        (f'{{"version": 1, "findings": [\n{GOOD},\n{GOOD.replace("f", "g", 2)}]}}'.encode(), "baseline-entry", 3),
        (b'{"version": 1, "findings": ["x"]}', "baseline-entry", 0),
        (b'{"version": 1, "findings": [{"fingerprint": 1}]}', "baseline-entry", 1),
    ],
)
def test_a_file_that_is_no_baseline_says_where(content: bytes, key: str, line: int) -> None:
    with pytest.raises(BaselineError) as caught:
        read_baseline(content, "b.json")
    assert caught.value.key == key
    assert caught.value.location is not None
    assert (caught.value.location.path, caught.value.location.line) == ("b.json", line)


def _only(case: dict[str, Any], path: str) -> Any:
    return result_of(case, paths=frozenset({path}))
