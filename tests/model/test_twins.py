from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import SchemaValidator, ValidationError, __version__

from procman.documents.fingerprint import fingerprint
from procman.model import twins
from procman.model.light import Kind, Light
from procman.model.plain import plain_data
from procman.model.roots import ROOTS
from procman.model.twin_writer import twins_source
from procman.model.validators import Validator
from procman.source.reader import read
from procman.source.tree import FolderTree
from procman.source.validation import validate
from procman.source.workspace import DICTIONARIES, MANUAL, load, load_dictionaries, read_definition
from tests.conftest import REPOSITORY
from tests.model.made_definitions import definition
from tests.model.twins_in_use import models_instead, twins_in_use

KINDS: tuple[Kind, ...] = tuple(ROOTS)
LIGHT: dict[Kind, Validator] = {kind: SchemaValidator(twins.SCHEMAS[kind]).validate_python for kind in KINDS}
FULL: dict[Kind, Validator] = {kind: model.model_validate for kind, model in ROOTS.items()}


def test_the_twins_are_written_for_the_pydantic_that_is_installed() -> None:
    """Otherwise lint is right, but slow; if the other tests here pass, the writer can be run for it."""
    assert __version__ == twins.PYDANTIC_CORE, "run python -m procman.model.twin_writer"


def test_the_module_is_what_its_writer_writes() -> None:
    written = Path(twins.__file__).read_text(encoding="utf-8")
    assert written == twins_source(twins.PYDANTIC_CORE), "run python -m procman.model.twin_writer"


def _same(model: Any, twin: Any) -> None:
    """Field by field, with the order of fields and of mappings."""
    if isinstance(model, BaseModel):
        assert isinstance(twin, Light)
        assert type(twin).__name__ == type(model).__name__
        assert list(vars(twin)) == list(vars(model))
        assert twin.__pydantic_fields_set__ == model.__pydantic_fields_set__
        for name, value in vars(model).items():
            _same(value, getattr(twin, name))
    elif isinstance(model, dict):
        assert list(model) == list(twin)
        for key, value in model.items():
            _same(value, twin[key])
    elif isinstance(model, tuple):
        assert type(twin) is tuple
        assert len(model) == len(twin)
        for one, other in zip(model, twin, strict=True):
            _same(one, other)
    else:
        assert type(model) is type(twin)
        assert model == twin


def _outcome(validator: Validator, data: Any) -> Any:
    try:
        return validator(data)
    except ValidationError as error:
        return [(each["type"], each["loc"], each.get("ctx"), each["input"]) for each in error.errors(include_url=False)]


@twins_in_use
def test_the_sample_is_the_same() -> None:
    tree = FolderTree(REPOSITORY)
    with models_instead():
        full = load(tree).definitions
    light = load_dictionaries(tree, tree.paths()).definitions
    assert isinstance(light.manual, Light)
    for part in ("manual", "organisation", "requirements", "glossary"):
        _same(getattr(full, part), getattr(light, part))
    _same(full.processes, {one: _light_processes()[one] for one in full.processes})
    _same(full.processes, load(tree).definitions.processes)
    assert str(fingerprint(full)) == str(fingerprint(load(tree).definitions))


def test_a_copy_with_other_values_is_like_that_of_the_model() -> None:
    content = (REPOSITORY / "processes/customer-service/cs-02-complaint.yaml").read_bytes()
    data = read(content, "p.yaml")
    model, twin = FULL["process"](data), LIGHT["process"](data)
    update = {"status": "retired", "name": "x"}
    assert plain_data(model.model_copy(update=update)) == plain_data(twin.model_copy(update=update))
    assert plain_data(twin) == plain_data(model), "the first one stays as it was"


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_right_definitions_are_the_same(kind: Kind, data: st.DataObject) -> None:
    made = data.draw(definition(kind, 0))
    model, twin = FULL[kind](made), LIGHT[kind](made)
    _same(model, twin)
    assert plain_data(model) == plain_data(twin)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_wrong_definitions_fail_alike(kind: Kind, data: st.DataObject) -> None:
    made = data.draw(definition(kind, 8))
    expected, found = _outcome(FULL[kind], made), _outcome(LIGHT[kind], made)
    if isinstance(expected, list):
        assert found == expected
    else:
        _same(expected, found)


def _places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _places(value, (*path, key))


def _with(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.copy(data)
    changed[path[0]] = _with(data[path[0]], path[1:], value)
    return changed


@pytest.mark.slow
@pytest.mark.parametrize("wrong", [None, "", "?", ["?"], {"?": "?"}], ids=repr)
def test_every_element_of_the_sample_fails_alike(wrong: Any) -> None:
    kinds: dict[str, Kind] = {f"processes/{kind}.yaml": kind for kind in KINDS if kind != "process"}
    tree = FolderTree(REPOSITORY)
    for path in [*kinds, "processes/customer-service/cs-02-complaint.yaml"]:
        kind, data = kinds.get(path, "process"), read(tree.read(path), path)
        for place in _places(data):
            changed = _with(data, place, wrong)
            expected, found = _outcome(FULL[kind], changed), _outcome(LIGHT[kind], changed)
            assert (found == expected) if isinstance(expected, list) else not isinstance(found, list)


def test_problems_of_a_file_are_told_alike() -> None:
    content = b"id: cs-1\nname: ''\nsteps:\n  a:\n    knd: x\n    time_limit: 3 moons\n"
    data = read(content, "p.yaml")
    made, problems = validate("process", data, content, "p.yaml")
    assert made is None
    with models_instead():
        assert problems == validate("process", data, content, "p.yaml")[1]
    assert {problem.suggestion for problem in problems} == {None, "kind"}


def test_another_version_of_pydantic_gets_the_models() -> None:
    tree = FolderTree(REPOSITORY)
    with models_instead():
        full = load(tree).definitions
        manual = load_dictionaries(tree, tree.paths()).definitions.manual
        assert isinstance(manual, BaseModel)
        assert (manual, _light_processes()) == (full.manual, full.processes)
    assert full.manual == FULL["manual"](read(tree.read(MANUAL), MANUAL))


def test_a_twin_is_a_frozen_value() -> None:
    way = {"to": "a", "condition": "是"}
    step, same = (LIGHT["process"](_process(way)).steps["s"] for _ in range(2))
    other = LIGHT["process"](_process({"to": "b"})).steps["s"]
    assert step == same
    assert hash(step) == hash(same)
    assert step != other
    assert step != FULL["process"](_process(way)).steps["s"]
    assert copy.deepcopy(step) is step
    assert repr(step.next) == "(Way(to='a', condition='是', at_most=None),)"
    with pytest.raises(AttributeError):
        step.kind = "join"
    with pytest.raises(AttributeError):
        del step.kind


def _light_processes() -> dict[str, Any]:
    tree = FolderTree(REPOSITORY)
    made = [read_definition(tree.read(path), path)[0] for path in tree.paths() if path not in DICTIONARIES]
    return {process.id: process for process in made if process is not None}


def _process(way: dict[str, str]) -> dict[str, Any]:
    head = {"id": "A-1", "name": "一", "domain": "d", "owner": "o", "version": "1.0"}
    return {**head, "steps": {"s": {"name": "二", "next": way if "condition" not in way else {"是": way["to"]}}}}


@twins_in_use
def test_twins_have_the_models_methods_and_keys() -> None:
    tree, full = FolderTree(REPOSITORY), load(FolderTree(REPOSITORY)).definitions
    organisation, processes = load_dictionaries(tree, tree.paths()).definitions.organisation, _light_processes()
    for process_id, process in processes.items():
        for step_id, step in process.steps.items():
            assert step.routing == full.processes[process_id].steps[step_id].routing
            assert organisation.name(step.role or "") == full.organisation.name(step.role or "")
    assert twins.Input.keys == {"name": "name", "retention": "retention", "suppliers": "from"}
    for kind, model in ROOTS.items():
        twin = twins.SCHEMAS[kind]["cls"]
        assert twin.keys == {name: field.alias or name for name, field in model.model_fields.items()}
    assert isinstance(next(iter(processes["CS-02"].inputs.values())), twins.Record)


LINT = """
import datetime
import sys

from procman.lint.engine import lint
from procman.source.tree import FolderTree

assert len(lint(FolderTree(sys.argv[1]), today=datetime.date(2026, 12, 1)).files) >= 18
print(*sorted(sys.modules))
"""
HEAVY = {
    *("pydantic", "pydantic_core", "typing_extensions", "git", "jinja2", "typst", "graphviz", "rich", "lxml", "typer"),
    *("click", "importlib.metadata", "pathlib", "inspect", "dataclasses", "hashlib", "holidays"),
    *("ruamel.yaml.main", "ruamel.yaml.constructor", "procman.model.base", "procman.source.invalid"),
}


@twins_in_use
def test_lint_loads_the_sample_without_heavy_modules() -> None:
    done = subprocess.run([sys.executable, "-c", LINT, REPOSITORY], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()
