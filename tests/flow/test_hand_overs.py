from __future__ import annotations

import dataclasses

from procman.flow.hand_overs import Call, HandOver, calls, hand_overs
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.landscape.manuals import definitions_of


def test_both_sides_make_one() -> None:
    definitions = definitions_of({"d": ["A-1", "A-2"]}, [("A-1", "A-2", "单据")])
    assert hand_overs(definitions) == (HandOver("item-0", "单据", "A-1", "A-2", True, True),)


def test_one_sided_ones_are_not_lost() -> None:
    definitions = definitions_of({"d": ["A-1", "A-2"]}, [("A-1", "A-2", "甲"), ("A-2", "A-1", "乙")])
    first, second = definitions.processes.values()
    processes = {
        "A-1": first.model_copy(update={"inputs": {}}),
        "A-2": second.model_copy(update={"outputs": {}, "inputs": second.inputs}),
    }
    found = hand_overs(dataclasses.replace(definitions, processes={**processes, "A-2": second}))
    assert [(each.source, each.given, each.taken) for each in found] == [("A-1", True, True), ("A-2", True, False)]
    found = hand_overs(dataclasses.replace(definitions, processes={"A-1": first, "A-2": processes["A-2"]}))
    assert [(each.source, each.given, each.taken) for each in found] == [("A-1", True, True), ("A-2", False, True)]


def test_the_giver_names_it() -> None:
    definitions = definitions_of({"d": ["A-1", "A-2"]}, [("A-1", "A-2", "甲")])
    taker = Process.model_validate(
        {
            "id": "A-2",
            "name": "乙",
            "domain": "d",
            "owner": "owner",
            "version": "1.0",
            "inputs": {"item-0": {"name": "另一个名字", "from": "A-1"}},
        }
    )
    found = hand_overs(dataclasses.replace(definitions, processes={**definitions.processes, "A-2": taker}))
    assert [each.name for each in found] == ["甲"]


def test_what_comes_from_outside_stands_last() -> None:
    definitions = definitions_of({"d": ["A-1"]}, [("customer", "A-1", "申请"), ("A-1", "customer", "答复")])
    assert [(each.source, each.target) for each in hand_overs(definitions)] == [
        ("A-1", "customer"),
        ("customer", "A-1"),
    ]


def test_calls() -> None:
    definitions = definitions_of({"d": ["A-1", "A-2"]}, calls=[("A-1", "A-2")])
    assert calls(definitions) == (Call("call-0", "转入 A-2", "A-1", "A-2"),)


def test_the_samples_hand_overs_are_declared_on_both_sides() -> None:
    definitions: Definitions = load(FolderTree(REPOSITORY)).require_sound()
    between = [each for each in hand_overs(definitions) if {each.source, each.target} <= set(definitions.processes)]
    assert len(between) >= 40
    assert all(each.given and each.taken for each in between)
