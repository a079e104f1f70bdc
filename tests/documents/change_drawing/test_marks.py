from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procman.diagram.layout import layout
from procman.diagram.metrics import count
from procman.diff.registry import kinds
from procman.documents.change_drawing.kinds import BAND_MARKS, CONTROL_MARKS, NODE_MARKS, TITLE_KINDS, WAY_MARKS
from procman.documents.change_drawing.notes import SHOWN_OTHERWISE
from procman.messages import catalogue
from procman.source.reader import read
from tests.diagram.diagrams import DIRECTIONS
from tests.diff.build import base, definitions, edited
from tests.diff.cases import cases
from tests.documents.change_drawing.drawn import found, marks, merged

FILE = Path(__file__).parent / "marks.yaml"
CASES: dict[str, Any] = read(FILE.read_bytes(), FILE.name)
EXPECTED = ("nodes", "edges", "lanes", "phases", "controls", "notes", "before-labels")


@pytest.mark.parametrize("name", CASES)
def test_an_edit_has_exactly_these_marks(name: str) -> None:
    case = CASES[name]
    before = edited(base(), case.get("before", {}))
    old, new = definitions(before), definitions(edited(before, case["edit"]))
    diagram = merged(old, new)
    assert marks(diagram) == {key: case[key] for key in EXPECTED if key in case}
    for direction in DIRECTIONS:
        assert count(layout(diagram, direction)).faults == {}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_case_of_the_diff_can_be_drawn_both_ways(case: Any) -> None:
    old, new = case.versions()
    for before, after in ((old, new), (new, old)):
        if found(before, after):
            assert count(layout(merged(before, after))).faults == {}


def test_only_known_kinds_are_named() -> None:
    noted = {key.removeprefix("note-") for key in catalogue("zh-CN", "changes") if key.startswith("note-")}
    named = {*NODE_MARKS, *WAY_MARKS, *BAND_MARKS, *CONTROL_MARKS, *TITLE_KINDS, *SHOWN_OTHERWISE}
    assert named | (noted - {"wording", "control-moved-away"}) <= set(kinds())


def test_every_kind_at_a_node_has_a_short_note() -> None:
    """A kind without one would be told in the whole sentence of the report."""
    noted = {key.removeprefix("note-") for key in catalogue("zh-CN", "changes") if key.startswith("note-")}
    told = {change.kind.name for case in cases() for change in _changes(case) if change.element[:1] in _AT_NODES}
    assert {kind for kind in told if not kind.startswith("wording-")} <= noted | SHOWN_OTHERWISE | set(WAY_MARKS)


_AT_NODES = {("steps",), ("ends",), ("controls",), ("triggers",)}


def _changes(case: Any) -> list[Any]:
    changes = found(*case.versions())
    return list(changes.changes) if changes else []
