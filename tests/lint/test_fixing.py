"""Fixing changes what is fixed and nothing else, never leaves a broken file, and comes to an end."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procman.lint.context import Context
from procman.lint.engine import lint
from procman.lint.fix import Fix
from procman.lint.fixing import MOST_ROUNDS, Fixing, fix
from procman.lint.registry import RULES
from procman.lint.result import LintResult
from procman.lint.rule import Report, Rule, RuleSpec, report
from procman.source.edits import Edit, Remove, RenameKey, SetValue
from procman.source.reader import read
from procman.source.syntax_tree import syntax_tree
from procman.source.tree import FileTree
from procman.source.workspace import problems_in
from tests.lint.base_workspace import ORDER, MemoryTree, base_files, varied

TODAY = datetime.date(2026, 6, 15)
PATH = f"processes/{ORDER}"


def run(files: dict[str, bytes], *, unsafe: bool = True, **choice: Any) -> Fixing:
    def check(tree: FileTree) -> LintResult:
        return lint(tree, today=TODAY, **choice)

    return fix(MemoryTree(files), check, unsafe=unsafe)


def with_text(old: str, new: str, path: str = PATH) -> dict[str, bytes]:
    files = base_files()
    assert old in files[path].decode()
    return files | {path: files[path].decode().replace(old, new, 1).encode()}


def after(fixing: Fixing, path: str = PATH) -> str:
    return fixing.changes[path][1].decode()


def made_up(name: str, make: Any) -> Rule:
    spec = RuleSpec(name, "accuracy", "error", "correct", "process", "Page.")
    return Rule(spec, make)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # keys, words and values that are plainly meant
        ("    risk_level: high", "    risk_levl: high"),
        ("    risk_level: high", "    risk_level: hihg"),
        ("    key: true", "    key: yes"),
        ("effective: 2026-01-01", "effective: 2026年1月1日"),
        ("effective: 2026-01-01", "effective: 2026/1/1"),
        # characters
        ("owner: manager\n", "owner：manager\n"),
        ("owner: manager\n", "owner： manager\n"),
        ("    measure: The manager", "    measure：\u202eThe manager"),
    ],
)
def test_what_is_plainly_meant(old: str, new: str) -> None:
    fixing = run(with_text(old, new))
    assert after(fixing) == base_files()[PATH].decode()
    assert not fixing.result.findings
    assert run(with_text(old, new), unsafe=False).changes == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    key: true", "    key: perhaps"),
        ("effective: 2026-01-01", "effective: 2026-13-01"),
        ("effective: 2026-01-01", "effective: soon"),
        ("    risk_level: high", "    risk_levl: high\n    risk_level: low"),
        ("owner: manager\n", "owner：manager\nname: [\n"),
        ("owner: manager\n", "\towner: manager\n"),
    ],
)
def test_what_nobody_knows_stays(old: str, new: str) -> None:
    fixing = run(with_text(old, new))
    assert fixing.changes == {}
    assert fixing.result.findings


def test_many_full_width_colons_are_one_fix() -> None:
    files = base_files()
    content = files[PATH].decode()
    files[PATH] = content.replace("    name: ", "    name：").replace("    role: ", "    role： ").encode()
    fixing = run(files)
    assert after(fixing) == content
    assert fixing.fixed == 1


COMMENTS = [
    ("# procman: ignore unknown-role - soon", ""),
    ("# procman: ignore unknown-role, no-metric - soon", ""),
    ("# procman: ignore unknown-phase no-metric - soon", ""),
]


@pytest.mark.parametrize(("comment", "left"), COMMENTS)
@pytest.mark.parametrize("where", ["owner: manager  {}\n", "{}\nowner: manager\n"])
def test_needless_suppressions(comment: str, left: str, where: str) -> None:
    files = with_text("owner: manager\n", where.format(comment))
    fixing = run(files, unsafe=False)
    assert after(fixing) == base_files()[PATH].decode()
    assert fixing.result.findings == ()


def test_a_needed_rule_stays_in_its_comment() -> None:
    files = with_text("owner: manager\n", "owner: boss  # procman: ignore no-metric, unknown-role, no-metric - soon\n")
    fixing = run(files, unsafe=False)
    assert "owner: boss  # procman: ignore unknown-role - soon\n" in after(fixing)


def test_no_comment_is_needless_while_a_file_cannot_be_read() -> None:
    files = with_text("owner: manager\n", "owner: manager  # procman: ignore unknown-role - soon\n")
    fixing = run(files | {"processes/sales/sa-09.yaml": b"id: ["}, unsafe=False)
    assert fixing.changes == {}
    assert "suppression-unused" not in {finding.rule for finding in fixing.result.findings}


def test_a_misspelt_rule_in_a_comment() -> None:
    files = with_text("owner: manager\n", "owner: boss  # procman: ignore unknown-rol - soon\n")
    assert "owner: boss  # procman: ignore unknown-role - soon\n" in after(run(files))


def test_only_what_is_reported_is_fixed() -> None:
    files = varied({"edit": {"steps.stock.role": "paker"}, "files": {"organisation.yaml": {"roles.x": {"name": "X"}}}})
    files[PATH] = files[PATH].replace(b"name: Sign the order\n    role: manager", b"name: Sign\n    role: mnager")
    files[PATH] = files[PATH].replace(b"role: paker", b"role: paker  # procman: ignore unknown-role - soon")
    fixing = run(files, paths=frozenset({PATH}))
    assert list(fixing.changes) == [PATH]
    assert fixing.changes[PATH][1] == files[PATH].replace(b"mnager", b"manager")
    assert run(files, ignore=["unknown-role"], paths=frozenset({PATH})).changes == {}


def test_settings_are_reported_but_not_fixed_with_another_file() -> None:
    files = with_text("language: en", "langage: en", "processes/manual.yaml")
    fixing = run(files, paths=frozenset({PATH}))
    assert [finding.fix for finding in fixing.result.findings if finding.rule == "invalid-definition"] == ["unsafe"]
    assert fixing.changes == {}
    assert list(run(files).changes) == ["processes/manual.yaml"]


def test_line_ends_mark_and_layout_stay() -> None:
    files = with_text("    role: packer\n", "    role:   'paker'   # who packs \n")
    files[PATH] = b"\xef\xbb\xbf" + files[PATH].replace(b"\n", b"\r\n").rstrip(b"\r\n")
    assert after(run(files)) == files[PATH].decode().replace("paker", "packer")


def rules_with(*edits: Edit, kind: Any = "unsafe", element: Any = ("owner",)) -> list[Rule]:
    def check(context: Context) -> Iterator[Report]:
        if context.process.id == "SA-01":
            yield report(element, fix=Fix(kind, edits), id="x", place="y", hint="z")

    return [*(rule for rule in RULES if rule.spec.name == "unknown-step"), made_up("unknown-role", check)]


@pytest.mark.parametrize(
    "edits",
    [
        (Remove(("name",)),),  # invalid
        (SetValue(("version",), "one"),),  # invalid
        (RenameKey(("owner",), "name"),),  # the key is there
        (SetValue(("nowhere", "at", 0), "x"),),
        (SetValue(("owner",), "x"), SetValue(("owner",), "y")),
    ],
)
def test_a_fix_that_spoils_the_file_is_dropped_and_told(edits: tuple[Edit, ...]) -> None:
    fixing = run(base_files(), rules=rules_with(*edits))
    assert fixing.changes == {}
    assert [finding.rule for finding in fixing.refused] == ["unknown-role"]
    assert not fixing.unfinished


def test_fixes_that_touch_each_other_follow_each_other() -> None:
    def check(context: Context) -> Iterator[Report]:
        for word, then in (("clerk", "one"), ("manager", "two"), ("one", "three")):
            if word in context.process.lanes:
                value = [then if lane == word else lane for lane in context.process.lanes]
                yield report(("lanes",), fix=Fix("safe", (SetValue(("lanes",), value),)), id=word, place="", hint="")

    fixing = run(base_files(), unsafe=False, rules=[made_up("unknown-role", check)])
    assert "lanes: [three, two]" in after(fixing)
    assert fixing.fixed == 3
    assert not fixing.refused


def test_fixing_ends() -> None:
    def check(context: Context) -> Iterator[Report]:
        if context.process.id == "SA-01":
            other = "clerk" if context.process.owner == "manager" else "manager"
            yield report(("owner",), fix=Fix("safe", (SetValue(("owner",), other),)), id=other, place="", hint="")

    fixing = run(base_files(), unsafe=False, rules=[made_up("unknown-role", check)])
    assert fixing.unfinished
    assert fixing.fixed == MOST_ROUNDS


NAMES = ("organisation.yaml", "requirements.yaml", "glossary.yaml", ORDER, "sales/sa-02-delivery.yaml")
WORDS = ["closd", "both", "clerc", "SA-01", "ture", "decision", "stok", "draf", "2026/1/2", "managers", "oder"]
RELAXED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    return [place for key in keys for place in [(*path, key), *places(data[key], (*path, key))]]


@given(st.data())
@RELAXED
def test_fixing_twice_is_fixing_once(data: st.DataObject) -> None:
    """Whatever is broken, fixing leaves no file worse than it was, loses no comment, and has nothing left to do."""
    path = f"processes/{data.draw(st.sampled_from(NAMES))}"
    files = base_files()
    definition = copy.deepcopy(read(files[path], path))
    for _ in range(data.draw(st.integers(1, 4))):
        *parents, last = data.draw(st.sampled_from(places(definition)))
        inside = definition
        for key in parents:
            inside = inside[key]
        if isinstance(inside, dict) and data.draw(st.booleans()):
            inside[f"{last}x"[-20:]] = inside.pop(last)
        else:
            inside[last] = data.draw(st.sampled_from(WORDS))
    broken = json.dumps(definition, ensure_ascii=False, indent=1).replace("\n ", "  # about it\n ")
    files[path] = broken.encode()
    once = run(files)
    for name, (before, changed) in once.changes.items():
        assert len(problems_in(changed, name)) <= len(problems_in(before, name))
        kept = {one.text for one in syntax_tree(changed, name).comments}
        assert kept <= {one.text for one in syntax_tree(before, name).comments}
    fixed = files | {name: changed for name, (_, changed) in once.changes.items()}
    assert once.unfinished or run(fixed).changes == {}
