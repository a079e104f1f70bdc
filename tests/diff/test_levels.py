"""The default table of versions: 流程文件编码管理规定, which change is +0.1 and which is +1.0."""

from __future__ import annotations

import pytest

from procman.diff.bump import declared, went_back
from procman.diff.engine import diff
from procman.diff.registry import kinds
from tests.diff.build import base, definitions, edited

MAJOR = [
    "purpose-changed",
    "scope-changed",
    "exclusion-changed",
    "input-added",
    "input-removed",
    "output-added",
    "output-removed",
    "trigger-added",
    "trigger-removed",
    "end-added",
    "end-removed",
    "metric-added",
    "metric-removed",
    "metric-changed",
    "metric-target-changed",
    "step-moved",
    "step-rerouted",
    "step-added",
    "step-removed",
    "branch-added",
    "branch-removed",
    "performer-changed",
    "control-removed",
]
MINOR = [
    "consulted-added",
    "consulted-removed",
    "informed-added",
    "informed-removed",
    "accountable-changed",
    "step-renamed",
    "process-renamed",
    "wording-changed",
    "wording-added",
    "wording-removed",
    "time-limit-added",
    "time-limit-removed",
    "time-limit-changed",
    "process-time-limit-changed",
    "form-added",
    "form-removed",
    "form-field-added",
    "form-field-removed",
    "form-changed",
    "control-added",
]
NONE = ["document-data-changed", "step-rekeyed", "settings-changed"]


@pytest.mark.parametrize(("level", "names"), [("major", MAJOR), ("minor", MINOR), ("none", NONE)])
def test_the_default_table(level: str, names: list[str]) -> None:
    assert {name: kinds()[name].level for name in names} == dict.fromkeys(names, level)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1.0", "1.1", "minor"),
        ("1.9", "2.0", "major"),
        ("1.9", "1.10", "minor"),
        ("1.0", "1.0", "none"),
        ("1.2", "1.1", "none"),
        ("2.0", "1.9", "none"),
    ],
)
def test_the_declared_step(old: str, new: str, expected: str) -> None:
    assert declared(old, new) == expected


def test_going_back() -> None:
    assert went_back("1.10", "1.9")
    assert not went_back("1.9", "1.10")
    assert not went_back(None, "1.0")


def test_the_heaviest_change_decides() -> None:
    edit = {"process": {"version": "1.1", "name": "投诉处理", "steps": {"answer": {"role": "handler"}}}}
    (process,) = diff(definitions(base()), definitions(edited(base(), edit))).processes
    assert (process.bump, process.declared_bump) == ("major", "minor")
    assert (process.old_version, process.new_version) == ("1.0", "1.1")


def test_the_manual_decides_otherwise() -> None:
    table = {"manual": {"versioning": {"major": ["step-renamed"], "minor": ["performer-changed"]}}}
    old = edited(base(), table)
    edit = {"process": {"steps": {"answer": {"role": "handler"}, "check": {"name": "核对证据"}}}}
    (process,) = diff(definitions(old), definitions(edited(old, edit))).processes
    assert {change.kind.name: change.level for change in process.changes} == {
        "performer-changed": "minor",
        "step-renamed": "major",
    }


def test_a_new_process_is_never_declared_too_small() -> None:
    third = {"id": "CS-09", "name": "回访", "domain": "service", "owner": "manager", "version": "1.0"}
    old, new = definitions(base()), definitions(edited(base(), {"third": third}))
    for result, status in ((diff(old, new), "added"), (diff(new, old), "removed")):
        (process,) = result.processes
        assert (process.id, process.status, process.bump, process.declared_bump) == ("CS-09", status, "major", "major")
