from __future__ import annotations

import copy
import io
import typing
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML

from procman.diff.change import Change
from procman.diff.effects import reverse
from procman.diff.engine import diff
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.reader import read
from tests.diff.build import base, definitions, edited
from tests.diff.cases import cases, changes_of

EDITS = [case.edit for case in cases() if not case.before and not case.name.startswith("calendar")]
ORDERED = ("steps", "phases")


@st.composite
def versions(draw: st.DrawFn) -> dict[str, Any]:
    """The base workspace after some of the cases' edits, its steps and phases in some order."""
    data = base()
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=4)):
        try:
            data = edited(data, edit)
        except KeyError:
            assume(False)
    for section in ORDERED:
        order = draw(st.permutations(list(data["process"][section]))) if draw(st.booleans()) else []
        data = edited(data, {"process": {section: {"$order": order}}})
    try:
        definitions(data)
    except ValidationError:
        assume(False)
    return data


@settings(deadline=None, max_examples=60)
@given(versions())
def test_a_version_does_not_differ_from_itself(data: dict[str, Any]) -> None:
    assert changes_of(diff(definitions(data), definitions(data))) == []


@settings(deadline=None, max_examples=60)
@given(versions(), versions())
def test_backwards_is_the_mirror(first: dict[str, Any], second: dict[str, Any]) -> None:
    old, new = definitions(first), definitions(second)
    forwards, backwards = changes_of(diff(old, new)), changes_of(diff(new, old))
    expected, found = Counter(map(_mirrored, forwards)), Counter(map(_seen, backwards))
    assert (expected - found, found - expected) == (Counter(), Counter())


@settings(deadline=None, max_examples=60)
@given(versions(), versions())
def test_other_content_is_never_passed_over(first: dict[str, Any], second: dict[str, Any]) -> None:
    old, new = definitions(first), definitions(second)
    assume(old != new)
    assert changes_of(diff(old, new))


@settings(deadline=None, max_examples=60)
@given(versions(), st.integers(2, 6), st.booleans(), st.integers(40, 200))
def test_layout_comments_and_order_of_keys_mean_nothing(
    data: dict[str, Any], indent: int, flow: bool, width: int
) -> None:
    writer = YAML()
    writer.indent(mapping=indent, sequence=indent + 2, offset=indent)
    writer.width = width
    writer.default_flow_style = flow
    rewritten = {}
    for name, content in data.items():
        stream = io.BytesIO()
        writer.dump(_reordered(content), stream)
        rewritten[name] = read(b"# a comment\n" + stream.getvalue() + b"\n# another\n", name)
    assert changes_of(diff(definitions(data), definitions(rewritten))) == []


def _reordered(content: dict[str, Any]) -> dict[str, Any]:
    """Keys of the file and of its steps in the order of the alphabet, except those whose order is read."""
    result = {key: content[key] for key in sorted(content)}
    if "steps" in result:
        result["steps"] = {key: dict(sorted(step.items())) for key, step in result["steps"].items()}
    return result


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _leaves(child, (*path, key))
    else:
        yield path


def _with(data: dict[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    result = copy.deepcopy(data)
    inner = result
    for key in path[:-1]:
        inner = inner[key]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return result


@pytest.mark.parametrize("path", list(_leaves(base())), ids=".".join)
def test_every_value_that_changes_is_told(path: tuple[str, ...]) -> None:
    data = base()
    value: Any = data
    for key in path:
        value = value[key]
    longer = [*value, "extra"] if isinstance(value, list) else f"{value}9"
    for candidate in (longer, None, "review", "report", "9d", "9"):
        try:
            changed = definitions(_with(data, path, candidate))
        except (ValidationError, AttributeError):
            continue
        if changed != definitions(data):
            assert changes_of(diff(definitions(data), changed))
            return
    pytest.fail("no other value is valid here")


def test_every_key_of_the_format_has_been_changed_by_some_case() -> None:
    """Guards against a new key in the model that no check of changes looks at."""
    used: set[tuple[str, str]] = set()
    for version in [definitions(base()), *(case.versions()[1] for case in cases())]:
        used |= set(_keys(version))
    assert {pair for model in _models() for pair in _fields(model)} - used == set()


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    yield from ((model.__name__, field) for field in model.model_fields)


def _models() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting: list[Any] = [Process]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation not in found:
                found.add(annotation)
                waiting += [field.annotation for field in annotation.model_fields.values()]
        else:
            waiting += typing.get_args(annotation)
    return found


def _keys(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Definitions):
        yield from _keys(value.processes)
    elif isinstance(value, BaseModel):
        for field in value.model_fields_set:
            yield type(value).__name__, field
            yield from _keys(getattr(value, field))
    elif isinstance(value, dict):
        for child in value.values():
            yield from _keys(child)
    elif isinstance(value, tuple):
        for child in value:
            yield from _keys(child)


def _seen(change: Change) -> tuple[object, ...]:
    return change.kind.name, repr(change.old), repr(change.new), change.effect, change.roles


def _mirrored(change: Change) -> tuple[object, ...]:
    return change.kind.mirror, repr(change.new), repr(change.old), reverse(change.effect), change.roles
