"""A rule that fails, and settings that are wrong: told in every format, never forgotten, never kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from procman.cli.lint_formats import FORMATS
from procman.lint.context import Context, Facts
from procman.lint.released import Released
from tests.cli.conftest import Procman
from tests.cli.lint_workspace import METRICS, committed, git, rules, write
from tests.lint.base_workspace import ORDER

JSON = ("--format", "json", "--fail-on", "info")


def _fail(*arguments: Any) -> Any:
    raise RuntimeError("by design")


# Where rules of one process, collectors, and rules across processes look.
FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "process": lambda patch: patch.setattr(Facts, "graph_of", _fail),
    "collector": lambda patch: patch.setattr(Context, "mentioned", property(_fail)),
    "workspace": lambda patch: patch.setattr(Released, "known", property(_fail)),
}


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 15 June 2026
    monkeypatch.setenv("PROCMAN_CACHE_DIR", str(tmp_path / "cache"))


@pytest.mark.parametrize("cached", [True, False])
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("where", FAULTS)
def test_a_rule_that_fails_is_told_every_time(
    procman: Procman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, name: str, cached: bool
) -> None:
    root = write(tmp_path / "shop", METRICS)
    arguments = ("lint", "--format", name, *(() if cached else ("--no-cache",)))
    sound = procman(root, *arguments)
    (root / "processes" / ORDER).write_bytes((root / "processes" / ORDER).read_bytes() + b"# another\n")
    with monkeypatch.context() as patch:
        FAULTS[where](patch)
        first, again = procman(root, *arguments), procman(root, *arguments)
    assert (first.code, first) == (3, again)
    assert "rule-fault" in first.out
    assert "RuntimeError: by design" in first.out.replace("&#58;", ":").replace("%3A", ":")
    assert "Traceback" not in first.err
    assert "no-metric" in first.out, "the other rules go on"
    assert procman(root, *arguments).code == sound.code, "nothing of the fault was kept"


def test_a_fault_is_told_whatever_is_known_or_asked(
    procman: Procman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed(tmp_path / "shop", METRICS)
    git(root, "tag", "v1")
    procman(root, "lint", "--write-baseline")
    FAULTS["workspace"](monkeypatch)
    for arguments in (
        (),
        ("--since", "HEAD"),
        (f"processes/{ORDER}",),
        ("--fix", "--diff"),
        ("--ignore", "recommended"),
    ):
        outcome = procman(root, "lint", *arguments)
        assert (arguments, outcome.code) == (arguments, 3)
    assert procman(root, "lint", "--write-baseline").code == 2, "an incomplete check is no baseline"
    assert rules(procman(root, "lint", "--ignore", "improvement", *JSON)) == []


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"large-process": {"most_lanes": "many"}}, "Write digits only"),
        ({"large-process": {"most_step": 5}}, "most_step"),
        ({"no-metrics": "off"}, "no-metric"),
        ({"rule-fault": "off"}, "rule-fault"),
    ],
)
@pytest.mark.parametrize("name", FORMATS)
def test_a_wrong_setting_says_where_and_what_to_do(
    procman: Procman, tmp_path: Path, settings: dict[str, Any], told: str, name: str
) -> None:
    root = write(tmp_path / "shop", {"files": {"manual.yaml": {"lint": {"rules": settings}}}})
    for _ in range(2):
        outcome = procman(root, "lint", "--format", name)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("procman: processes/manual.yaml:")
        assert told in outcome.err
        assert "\n  Remedy: " in outcome.err


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"[]", b'{"version": 9, "findings": []}', b'{"version": 1, "findings": [1]}']
)
def test_an_unreadable_baseline_stops_every_format(procman: Procman, tmp_path: Path, name: str, content: bytes) -> None:
    root = write(tmp_path / "shop", METRICS)
    assert procman(root, "lint", "--format", name).code == 0
    (root / ".procman-baseline.json").write_bytes(content)
    for _ in range(2):
        outcome = procman(root, "lint", "--format", name)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("procman: .procman-baseline.json")
        assert "\n  Remedy: " in outcome.err
