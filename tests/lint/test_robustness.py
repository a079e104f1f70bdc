"""Whatever stands in the files, loading and linting ends with findings, never with a fault."""

from __future__ import annotations

import copy
import datetime
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procman.lint.engine import lint
from procman.source.reader import read
from tests.lint.base_workspace import ORDER, base_files, workspace

TODAY = datetime.date(2026, 6, 15)
NAMES = ("manual.yaml", "organisation.yaml", "requirements.yaml", "glossary.yaml", ORDER, "sales/sa-02-delivery.yaml")
FILES = base_files()
WORDS = ["start", "else", "closed", "split", "both", "clerk", "SA-01", "true", "decision", "parallel", "join", "3wd"]
SCALARS = st.one_of(st.none(), st.sampled_from(WORDS), st.text(max_size=8), st.integers().map(str))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=5), inner),
    max_leaves=6,
)
RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    return [place for key in keys for place in [(*path, key), *places(data[key], (*path, key))]]


def assert_lints(files: dict[str, bytes]) -> None:
    result = lint(workspace(files).tree, today=TODAY)
    assert result.crashed == (), [finding.message for finding in result.findings if finding.rule == "rule-fault"]
    assert all(finding.line >= 1 and finding.column >= 1 for finding in result.findings)


@given(st.data())
@RELAXED
def test_mutated_definitions(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    definition = copy.deepcopy(read(FILES[f"processes/{name}"], name))
    for _ in range(data.draw(st.integers(1, 3))):
        found = places(definition)
        if not found:
            break
        *parents, last = data.draw(st.sampled_from(found))
        inside = definition
        for key in parents:
            inside = inside[key]
        if data.draw(st.booleans()):
            del inside[last]
        else:
            inside[last] = data.draw(VALUES)
    assert_lints(FILES | {f"processes/{name}": json.dumps(definition, ensure_ascii=False).encode()})


@given(st.data())
@RELAXED
def test_rewired_processes(data: st.DataObject) -> None:
    """Valid processes with any flow whatever, where the rules about structure have most to do."""
    definition = copy.deepcopy(read(FILES[f"processes/{ORDER}"], ORDER))
    nodes = [*definition["steps"], *definition["ends"], "nowhere"]
    target = st.sampled_from(nodes)
    way = st.one_of(
        target,
        st.lists(target, min_size=1, max_size=3),
        st.dictionaries(
            st.sampled_from(["yes", "no", "else"]), target | st.just({"to": "register", "at_most": "2"}), min_size=1
        ),
    )
    for step in definition["steps"].values():
        step["kind"] = data.draw(st.sampled_from(["task", "decision", "parallel", "join", "wait", "call"]))
        step.pop("next", None)
        if data.draw(st.booleans()):
            step["next"] = data.draw(way)
    definition["controls"]["KC-01"]["step"] = data.draw(target)
    definition["controls"]["KC-01"]["protects"] = data.draw(target)
    assert_lints(FILES | {f"processes/{ORDER}": json.dumps(definition).encode()})


@given(st.sampled_from(NAMES), st.text(max_size=60) | st.binary(max_size=60))
@RELAXED
def test_random_text(name: str, content: str | bytes) -> None:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    assert_lints(FILES | {f"processes/{name}": raw})


@given(st.data())
@RELAXED
def test_damaged_text(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    content = FILES[f"processes/{name}"]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 30)))
    put = data.draw(st.text(max_size=10)).encode()
    assert_lints(FILES | {f"processes/{name}": content[:start] + put + content[end:]})
