"""What is said about processes that are not what they were in the last release."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from procman.lint.engine import LintResult, lint
from procman.lint.fix import Fix
from procman.lint.fixing import fix
from procman.source.edits import SetValue
from procman.source.tree import FolderTree
from tests.lint.base_workspace import ORDER, release, varied, write

TODAY = datetime.date(2026, 6, 15)
RULES = ["changed-without-new-version", "version-bump-too-small", "version-decreased", "id-used-again"]


def _run(folder: Path, old: dict[str, Any], new: dict[str, Any], language: str = "en") -> LintResult:
    release(old, folder)
    write(varied(new), folder)
    return lint(FolderTree(folder), select=RULES, today=TODAY, language=language, root=folder)


def _messages(result: LintResult) -> list[str]:
    return [finding.message for finding in result.findings]


def test_the_gravest_changes_come_first(tmp_path: Path) -> None:
    edit = {"steps.sign.time_limit": "2h", "steps.price.time_limit": "2h", "steps.sign.role": "clerk"}
    (message,) = _messages(_run(tmp_path, {}, {"edit": edit}))
    assert "v1" in message
    assert "(Performer of step “Sign the order”: Manager → Clerk; Time limit of step" in message
    assert "3 changes in all" in message
    assert message.endswith("Write version 2.0.")


def test_of_long_texts_only_the_place_is_told(tmp_path: Path) -> None:
    (message,) = _messages(_run(tmp_path, {}, {"edit": {"purpose": "词" * 80}}, "zh-CN"))
    assert "（流程目的）" in message
    assert "词" not in message


@pytest.mark.parametrize(("version", "expected"), [("1.0", "1.1"), ("0.9", "1.1")])
def test_the_fix_writes_the_expected_version(tmp_path: Path, version: str, expected: str) -> None:
    result = _run(tmp_path, {}, {"edit": {"version": version, "steps.sign.time_limit": "2h"}})
    assert [fix for _, fix in result.fixes] == [Fix("unsafe", (SetValue(("version",), expected),))]


def test_a_fault_is_told_once(tmp_path: Path) -> None:
    result = _run(tmp_path, {}, {"edit": {"version": "0.5", "purpose": "Something else.", "steps.sign.role": "clerk"}})
    assert [finding.rule for finding in result.findings] == ["version-decreased"]


def test_comments_and_layout_are_no_change(tmp_path: Path) -> None:
    release({}, tmp_path)
    path = tmp_path / "processes" / ORDER
    content = path.read_text(encoding="utf-8")
    path.write_text(f"# A remark.\n\n{content}".replace("lanes: [clerk, manager]", "lanes:\n  - clerk\n  - manager"))
    result = lint(FolderTree(tmp_path), select=RULES, today=TODAY, root=tmp_path)
    assert _messages(result) == []


def test_another_order_of_steps_is_a_change(tmp_path: Path) -> None:
    release({}, tmp_path)
    path = tmp_path / "processes" / ORDER
    content = path.read_text(encoding="utf-8")
    stock, price = content.index("  stock:\n    phase"), content.index("  price:\n")
    both = content.index("  both:\n")
    path.write_text(content[:stock] + content[price:both] + content[stock:price] + content[both:])
    result = lint(FolderTree(tmp_path), select=RULES, today=TODAY, root=tmp_path)
    assert [finding.rule for finding in result.findings] == ["changed-without-new-version"]


@pytest.mark.parametrize("text", ["id: SA-01\n", "a: [", ""], ids=["other format", "no YAML", "empty"])
def test_what_the_release_held_cannot_be_read(tmp_path: Path, text: str) -> None:
    assert _messages(_run(tmp_path, {"text": {ORDER: text}}, {})) == []


def test_a_suppression_holds(tmp_path: Path) -> None:
    release({}, tmp_path)
    path = tmp_path / "processes" / ORDER
    content = path.read_text(encoding="utf-8").replace("time_limit: 15min", "time_limit: 20min")
    comment = "# procman: ignore changed-without-new-version - agreed with the audit"
    path.write_text(content.replace("version:", f"{comment}\nversion:"))
    assert _messages(lint(FolderTree(tmp_path), select=RULES, today=TODAY, root=tmp_path)) == []


def test_git_is_started_only_for_these_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release({}, tmp_path)

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "run", refuse)
    assert not lint(FolderTree(tmp_path), ignore=RULES, today=TODAY, root=tmp_path).crashed


# --- no release to compare with


def _agreed(folder: Path, rule: str = "changed-without-new-version") -> Path:
    """The order process, with a comment that lets it keep its version."""
    path = folder / "processes" / ORDER
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("version:", f"# procman: ignore {rule} - agreed with the audit\nversion:"))
    return path


def _git(folder: Path, *arguments: str) -> None:
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env=environment, capture_output=True)


def _everything(folder: Path, *, root: bool = True) -> LintResult:
    return lint(FolderTree(folder), today=TODAY, language="en", root=folder if root else None)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("missing", ["folder", "repository", "tag", "git"])
def test_a_suppression_is_not_needless_where_nobody_can_judge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, missing: str
) -> None:
    write(varied({}), tmp_path)
    if missing in ("tag", "git"):
        release({}, tmp_path)
    if missing == "tag":
        _git(tmp_path, "tag", "-d", "v1")
    _agreed(tmp_path, rule)
    if missing == "git":
        monkeypatch.setenv("PATH", "")
    result = _everything(tmp_path, root=missing != "folder")
    assert _messages(result) == []
    assert result.fixes == ()
    assert result.unjudged == set(RULES)


def test_a_suppression_is_needless_where_the_release_says_so(tmp_path: Path) -> None:
    release({}, tmp_path)
    _agreed(tmp_path)
    result = _everything(tmp_path)
    assert [finding.rule for finding in result.findings] == ["suppression-unused"]
    assert result.unjudged == frozenset()


def test_the_rest_of_a_comment_is_judged_all_the_same(tmp_path: Path) -> None:
    write(varied({}), tmp_path)
    path = _agreed(tmp_path, "id-used-again, no-metric")
    fixing = fix(FolderTree(tmp_path), lambda tree: lint(tree, today=TODAY, root=tmp_path), unsafe=False)
    (_, after) = fixing.changes[path.relative_to(tmp_path).as_posix()]
    assert b"# procman: ignore id-used-again - agreed with the audit\n" in after


def test_a_change_that_asks_for_more_is_another_finding(tmp_path: Path) -> None:
    minor, more, major = (
        {"steps.sign.time_limit": "2h"},
        {"steps.sign.time_limit": "3h"},
        {"steps.sign.role": "clerk"},
    )
    prints = []
    for place, edit in enumerate((minor, more, major)):
        folder = tmp_path / str(place)
        folder.mkdir()
        (finding,) = _run(folder, {}, {"edit": edit}).findings
        prints.append(finding.fingerprint)
    assert prints[0] == prints[1]
    assert prints[1] != prints[2]
