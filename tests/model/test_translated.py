from __future__ import annotations

import typing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from typing_extensions import is_typeddict

from procman.flow.graph import build_graph
from procman.flow.time_network import network_of
from procman.model.definitions import Definitions
from procman.model.dictionaries import Glossary, Requirements
from procman.model.light import Kind
from procman.model.manual import Manual
from procman.model.organisation import Organisation
from procman.model.process import Process
from procman.model.roots import ROOTS
from procman.model.translated import translated
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.model.made_definitions import definition

HEAD = {"id": "A-1", "name": "一", "domain": "d", "owner": "o", "version": "1.0"}


def _translated(content: dict[str, Any], texts: dict[str, Any]) -> Process:
    process = Process.model_validate({**HEAD, **content, "translations": {"en": texts}})
    found = translated(Definitions(processes={process.id: process}), "en")
    assert translated(found, "en") == found
    assert found.processes["A-1"].translations == process.translations
    return found.processes["A-1"]


@pytest.fixture(scope="module")
def sample() -> Definitions:
    return load(FolderTree(REPOSITORY)).require_sound()


def test_the_manuals_own_language_is_the_definitions_themselves(sample: Definitions) -> None:
    assert translated(sample, "zh-CN") is sample


def test_without_translations_nothing_is_made_anew() -> None:
    process = Process.model_validate({**HEAD, "translations": {"zh-CN": {"name": "二"}, "en": {}}})
    definitions = Definitions(processes={"A-1": process})
    assert translated(definitions, "en") is definitions


def test_what_is_not_translated_stays(sample: Definitions) -> None:
    english = translated(sample, "en")
    assert english.processes["CS-01"] is sample.processes["CS-01"]
    assert english.glossary is sample.glossary
    assert english.manual.language == "zh-CN"
    assert list(english.processes) == list(sample.processes)


def test_the_sample_in_english(sample: Definitions) -> None:
    english = translated(sample, "en")
    process, original = english.processes["CS-02"], sample.processes["CS-02"]
    assert process.name == "Customer Complaints"
    assert next(way.condition for way in process.steps["check"].next) == "Supported"
    assert [way.to for way in process.steps["check"].next] == [way.to for way in original.steps["check"].next]
    assert process.forms["complaint-form"].fields["area"].options == ("Urban", "Rural")
    assert english.organisation.name("complaint-handler") == "Complaint Handler"
    assert english.manual.domains["finance"].name == "Finance"
    assert translated(english, "en") == english


def test_what_does_not_fit_is_passed_over() -> None:
    steps = {"a": {"name": "做", "do": ["一", "二"], "kind": "decision", "next": {"是": "b", "else": "a"}}}
    texts = {"a": {"do": ["One"], "cautions": ["Mind"], "conditions": {"否": "No", "else": "Or"}}, "z": {"name": "Z"}}
    made = _translated({"steps": steps, "ends": {"b": "完"}}, {"steps": texts, "scope": {"applies_to": "All"}})
    assert made.steps["a"].do == ("一", "二")
    assert made.steps["a"].cautions == ()
    assert [way.condition for way in made.steps["a"].next] == ["是", "else"]
    assert list(made.steps) == ["a"]
    assert made.scope is None


def test_things_may_be_called_like_keys() -> None:
    made = _translated({"steps": {"conditions": {"name": "查条件"}}}, {"steps": {"conditions": {"name": "Check"}}})
    assert made.steps["conditions"].name == "Check"


def test_entries_of_dictionaries() -> None:
    term = {"term": "工单", "definition": "任务。", "translations": {"en": {"term": "work order"}}}
    clause = {"title": "条例", "limit": "3d", "translations": {"en": {"title": "Act"}}}
    definitions = Definitions(
        requirements=Requirements.model_validate({"a": clause, "b": {"title": "办法"}}).root,
        glossary=Glossary.model_validate({"t": term}).root,
    )
    found = translated(definitions, "en")
    assert [one.title for one in found.requirements.values()] == ["Act", "办法"]
    assert (found.glossary["t"].term, found.glossary["t"].definition) == ("work order", "任务。")
    assert found.requirements["a"].limit == definitions.requirements["a"].limit


@pytest.mark.parametrize("pauses", [{}, {"time_limit": {"pauses": ["Waiting for the customer", "Holidays"]}}])
def test_a_pause_goes_on_naming_its_step(pauses: dict[str, Any]) -> None:
    content = {
        "time_limit": {"within": "5d", "pauses": ["等客户", "放假"]},
        "steps": {"a": {"name": "办理", "time_limit": "1d"}, "b": {"name": "等客户", "time_limit": "2d"}},
        "ends": {"c": "完"},
    }
    original = Process.model_validate({**HEAD, **content})
    made = _translated(content, {"steps": {"b": {"name": "Wait"}}, **pauses})
    assert made.time_limit is not None
    assert made.time_limit.pauses == ("Wait", "Holidays" if pauses else "放假")
    for process in (original, made):
        network = network_of(process, build_graph(process))
        assert network is not None
        assert (list(network.limits), network.paused) == (["a"], ("b",))


def _own(model: BaseModel, texts: Any) -> dict[str, Any]:
    """Every text of a model as its own translation."""
    made: dict[str, Any] = {}
    for key, annotation in texts.__annotations__.items():
        if key == "conditions":
            ways = getattr(model, "next")  # noqa: B009 - only steps have it
            made[key] = {way.condition: way.condition for way in ways if way.condition}
        elif (value := _own_value(getattr(model, key), annotation)) is not None:
            made[key] = value
    return made


def _own_value(value: Any, annotation: Any) -> Any:
    if typing.get_origin(annotation) is dict:
        return {key: _own_value(entry, typing.get_args(annotation)[1]) for key, entry in value.items()}
    return _own(value, annotation) if is_typeddict(annotation) and value is not None else value


def _texts_type(model: type[BaseModel]) -> Any:
    return typing.get_args(model.model_fields["translations"].annotation)[1]


@pytest.mark.parametrize("kind", ["process", "manual", "organisation"])
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_same_texts_change_nothing(kind: Kind, data: st.DataObject) -> None:
    part: Any = ROOTS[kind].model_validate(data.draw(definition(kind, 0)))
    part = part.model_copy(update={"translations": {"en": _own(part, _texts_type(ROOTS[kind]))}})
    found = translated(_definitions(part), "en")
    assert found == _definitions(part)


@pytest.mark.parametrize("kind", ["process", "manual", "organisation"])
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_twice_is_once(kind: Kind, data: st.DataObject) -> None:
    once = translated(_definitions(ROOTS[kind].model_validate(data.draw(definition(kind, 0)))), "en")
    assert translated(once, "en") == once


def _definitions(part: Any) -> Definitions:
    manual = part.model_copy(update={"language": "zh-CN"}) if isinstance(part, Manual) else Manual()
    organisation = part if isinstance(part, Organisation) else Organisation()
    return Definitions(manual, organisation, processes={part.id: part} if isinstance(part, Process) else {})
