from __future__ import annotations

from collections import Counter

import pytest

from procman.errors import UsageError, WorkspaceError
from procman.flow.hand_overs import calls, hand_overs
from procman.landscape.model import build_landscape
from procman.model.definitions import Definitions
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.landscape.manuals import definitions_of, random_manual


@pytest.fixture(scope="module")
def sample() -> Definitions:
    return load(FolderTree(REPOSITORY)).require_sound()


@pytest.mark.parametrize("seed", range(20))
def test_every_hand_over_is_in_exactly_one_place(seed: int) -> None:
    definitions = random_manual(seed)
    landscape = build_landscape(definitions)
    shown = [(arrow.source, arrow.target, arrow.kind, item.id) for arrow in landscape.arrows for item in arrow.items]
    wanted = [(each.source, each.target, "hand-over", each.id) for each in hand_overs(definitions)]
    wanted += [(each.source, each.target, "call", each.step) for each in calls(definitions)]
    assert sorted(shown) == sorted(wanted)
    assert [arrow.number for arrow in landscape.arrows] == list(range(1, len(landscape.arrows) + 1))
    pairs = Counter((arrow.source, arrow.target, arrow.kind) for arrow in landscape.arrows)
    assert set(pairs.values()) <= {1}, "one arrow for two processes"


def test_the_sample_loses_nothing(sample: Definitions) -> None:
    landscape = build_landscape(sample)
    between = sum(len(arrow.items) for arrow in landscape.arrows if arrow.kind == "hand-over")
    outside = sum(len(entry.items) for process in landscape.processes for entry in process.outside)
    assert between + outside == len(hand_overs(sample))
    assert [box.id for box in landscape.domains] == list(sample.manual.domains)


def test_several_between_the_same_two_are_one_arrow() -> None:
    definitions = definitions_of(
        {"d": ["A-1", "A-2"]}, [("A-1", "A-2", "甲"), ("A-1", "A-2", "乙"), ("A-2", "A-1", "丙")]
    )
    arrows = build_landscape(definitions).arrows
    assert [(arrow.source, arrow.target, arrow.words) for arrow in arrows] == [
        ("A-1", "A-2", ("甲", "乙")),
        ("A-2", "A-1", ("丙",)),
    ]


def test_numbers_follow_the_order_of_the_manual(sample: Definitions) -> None:
    landscape = build_landscape(sample)
    order = list(sample.processes)
    places = [(order.index(arrow.source), order.index(arrow.target)) for arrow in landscape.arrows]
    assert places == sorted(places)


def test_only_some_domains(sample: Definitions) -> None:
    landscape = build_landscape(sample, ["finance", "network"])
    assert [box.id for box in landscape.domains] == ["network", "finance"], "in the manual's order"
    assert [box.place for box in landscape.domains] == [1, 4], "colours stay"
    shown = {process.id for process in landscape.processes}
    assert all({arrow.source, arrow.target} <= shown for arrow in landscape.arrows)
    elsewhere = {entry.partner for process in landscape.processes for entry in process.outside if entry.is_process}
    assert {"BO-01", "HR-02"} <= elsewhere
    assert not elsewhere & shown


def test_unknown_partners_are_outside_by_their_ids() -> None:
    definitions = definitions_of({"d": ["A-1"]}, [("A-1", "ghost", "单据"), ("customer", "A-1", "申请")])
    (process,) = build_landscape(definitions).processes
    assert [(entry.partner, entry.name, entry.is_process) for entry in process.outside] == [
        ("customer", "客户", False),
        ("ghost", "ghost", False),
    ]


def test_domains_without_processes_are_shown() -> None:
    assert [len(box.processes) for box in build_landscape(definitions_of({"a": [], "b": ["B-1"]})).domains] == [0, 1]


def test_domains_that_are_not_declared_follow_by_id() -> None:
    definitions = definitions_of({"a": ["A-1"]})
    stray = definitions.processes["A-1"].model_copy(update={"id": "Z-1", "domain": "stray"})
    definitions.processes["Z-1"] = stray
    assert [(box.id, box.name) for box in build_landscape(definitions).domains][1] == ("stray", "stray")


def test_names_are_one_line() -> None:
    definitions = definitions_of({"d": ["A-1", "A-2"]}, [("A-1", "A-2", "第一行\n第二行")], name="两行\n{id}")
    landscape = build_landscape(definitions)
    assert landscape.arrows[0].words == ("第一行 第二行",)
    assert landscape.processes[0].name == "两行 A-1"


@pytest.mark.parametrize(("asked", "key"), [("finanse", "unknown-domain-meant"), ("qqq", "unknown-domain")])
def test_an_unknown_domain(sample: Definitions, asked: str, key: str) -> None:
    with pytest.raises(UsageError) as raised:
        build_landscape(sample, [asked])
    assert raised.value.key == key


def test_a_manual_without_processes() -> None:
    with pytest.raises(WorkspaceError):
        build_landscape(definitions_of({"d": []}))
