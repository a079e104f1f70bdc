"""Marks of changes as the layout and the pens see them."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from typing import get_args

import pytest

from procman.diagram import style
from procman.diagram.diagram_input import ChangeMark, ControlMark, FooterItem, InputBand, InputEdge, InputNode
from procman.diagram.geometry import Direction
from procman.diagram.layout import layout
from procman.diagram.metrics import count
from procman.diagram.palette import CHANGE_INK, PALETTES, edge_pen
from procman.diagram.signs import SIGNS, signed
from procman.diagram.svg import render_svg
from tests.diagram.diagrams import DIRECTIONS
from tests.diagram.random_processes import random_diagram, with_phases

MARKS: tuple[ChangeMark, ...] = get_args(ChangeMark)
_SVG = "{http://www.w3.org/2000/svg}"


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mark", MARKS)
def test_inks_can_be_read_on_their_grounds(mark: ChangeMark) -> None:
    palette = PALETTES[mark]
    for ground in {palette.task, style.PAPER, *style.LANE}:
        assert _contrast(edge_pen("sequence", mark).label, ground) >= 4.5
        assert _contrast(edge_pen("sequence", mark).ink, ground) >= 3.0  # a line, no text
    for ink in (palette.ink, palette.limit, palette.document, *CHANGE_INK.values()):
        assert _contrast(ink, palette.task) >= 4.5
    assert _contrast(style.PAPER, palette.number) >= 4.5
    assert _contrast(style.PAPER, CHANGE_INK[mark]) >= 4.5


def test_marks_differ_without_colours() -> None:
    shapes = {(PALETTES[mark].pen, PALETTES[mark].dashes) for mark in MARKS}
    lines = {(pen.breadth, pen.dashes) for pen in (edge_pen("sequence", mark) for mark in MARKS)}
    assert len(shapes) == len(lines) == len(MARKS)
    assert set(SIGNS) == set(MARKS) - {"same"}
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert [signed("a", mark) for mark in ("same", None, "added")] == ["a", "a", "+ a"]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_marks_on_everything_make_no_fault(seed: int, direction: Direction) -> None:
    """Random processes with every mark on some node and every label struck; the fullest that can happen."""
    diagram = with_phases(random_diagram(seed), seed)
    sets: list[tuple[ChangeMark, ...]] = [("added",), ("removed",), ("moved", "changed"), ("same",), ("changed",)]
    nodes = tuple(
        replace(
            node,
            changes=sets[place % 5],
            controls=tuple(replace(control, change="changed") for control in node.controls),
            footer=(*node.footer, FooterItem("change", "原执行人：客户经理", change="moved")),
        )
        if node.kind not in ("parallel", "join")
        else replace(node, changes=sets[place % 5])
        for place, node in enumerate(diagram.nodes)
    )
    edges = tuple(
        replace(edge, change=MARKS[place % 5], signed=place % 5 > 0, label_before="原条件" if edge.label else None)
        for place, edge in enumerate(diagram.edges)
    )
    drawing = layout(replace(diagram, nodes=nodes, edges=edges), direction)
    assert count(drawing).faults == {}
    ElementTree.fromstring(render_svg(drawing))


def _small(kind: str = "task", **values: object) -> InputNode:
    return InputNode("a", kind, 0, 0, "登记", changes=("moved", "changed"), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("kind", ["task", "decision", "start", "end", "parallel", "join", "wait", "call"])
def test_signs_stand_beside_every_shape_and_cover_nothing(kind: str, direction: Direction) -> None:
    number = None if kind in ("start", "end", "parallel", "join") else "01"
    controls = (ControlMark("KC-01", True, "added"), ControlMark("KC-02", False, "removed"))
    if kind in ("start", "end"):  # nobody works there
        controls = ()
    node = _small(kind, number=number, controls=controls)
    others = [InputNode(name, "task", 0, 0, name, changes=("same",)) for name in "bcd"]
    edges = [InputEdge(f"a--{name}", "a", name, "sequence", change="same") for name in "bcd"]
    edges += [InputEdge(f"{name}--a", name, "a", "rework", change="same") for name in "bcd"]
    diagram = replace(
        random_diagram(0), nodes=(node, *others), edges=tuple(edges), lanes=(InputBand("x", "角色", "same"),), phases=()
    )
    drawing = layout(diagram, direction)
    assert count(drawing).faults == {}
    assert [badge.change for badge in drawing.nodes[0].signs] == ["moved", "changed"]
    assert [badge.text for badge in drawing.nodes[0].controls] == (["+ KC-01", "− KC-02"] if controls else [])


def test_an_edge_without_a_condition_has_room_for_its_sign() -> None:
    nodes = tuple(InputNode(name, "task", 0, 0, name, changes=("same",)) for name in "ab")
    edge = InputEdge("a--b", "a", "b", "sequence", change="moved", signed=True)
    diagram = replace(random_diagram(0), nodes=nodes, edges=(edge,), lanes=(InputBand("x", "角色", "same"),), phases=())
    label = layout(diagram).edges[0].label
    assert label is not None
    assert (label.signed, label.lines, label.struck) == (True, ("",), 0)
    assert label.width >= 12
    assert label.height >= 12


def test_what_a_condition_was_stands_before_it() -> None:
    nodes = tuple(InputNode(name, "task", 0, 0, name, changes=("same",)) for name in "ab")
    edge = InputEdge("a--b", "a", "b", "sequence", "同意", "changed", True, "不超过五百元的一律同意")
    diagram = replace(random_diagram(0), nodes=nodes, edges=(edge,), lanes=(InputBand("x", "角色", "same"),), phases=())
    drawing = layout(diagram)
    label = drawing.edges[0].label
    assert label is not None
    assert "".join(label.lines[: label.struck]) == "不超过五百元的一律同意"
    assert label.lines[label.struck :] == ("同意",)
    root = ElementTree.fromstring(render_svg(drawing))
    inks = {text.text: text.get("fill") for text in root.iter(f"{_SVG}text")}
    assert inks[label.lines[0]] == CHANGE_INK["removed"]
    assert inks["同意"] == CHANGE_INK["changed"]


def test_an_ordinary_drawing_has_no_trace_of_changes() -> None:
    drawing = layout(random_diagram(3))
    assert all(not node.signs and not node.changes for node in drawing.nodes)
    assert all(edge.change is None for edge in drawing.edges)
    colours = [*CHANGE_INK.values(), style.ADDED_GROUND, style.MOVED_GROUND]
    svg = render_svg(drawing)
    assert not [colour for colour in colours if colour in svg.replace(style.QUIET, "")]
