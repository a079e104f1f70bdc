"""What holds for every diagram: nothing overlaps, nothing leaves its band, lines end on borders."""

from __future__ import annotations

import itertools

import pytest

from procman.diagram.diagram_input import DiagramInput
from procman.diagram.gateways import with_gateways
from procman.diagram.geometry import Direction, Drawing, DrawnNode, Point
from procman.diagram.layout import layout
from procman.diagram.metrics import Metrics, count
from procman.diagram.placing import breaker_of, place
from procman.diagram.profile import BPMN, FLOWCHART, Profile
from procman.diagram.routing import route
from tests.diagram.diagrams import DIRECTIONS
from tests.diagram.random_processes import random_diagram, with_documents, with_notes, with_phases

_FEW = range(24)
_TUNED = range(200)
_FRESH = range(200, 400)
_CROSSINGS_PER_EDGE = {_TUNED: 0.12, _FRESH: 0.14}
_BENDS_PER_EDGE = 0.75
_KINDS = ["plain", "phases", "notes"]


def _input(seed: int, kind: str) -> DiagramInput:
    diagram = random_diagram(seed)
    if kind == "plain":
        return diagram
    phased = with_phases(diagram, seed)
    return with_notes(phased, seed) if kind == "notes" else phased


def _check(diagram: DiagramInput, direction: Direction, profile: Profile = FLOWCHART) -> Metrics:
    return _check_drawing(diagram, layout(diagram, direction, profile))


def _check_drawing(diagram: DiagramInput, drawing: Drawing) -> Metrics:
    found = count(drawing)
    assert found.faults == {}, diagram.id
    assert found.nodes == len(diagram.nodes)
    assert found.edges == len(diagram.edges)
    _check_ends(drawing)
    _check_bands(drawing, diagram)
    return found


def _check_ends(drawing: Drawing) -> None:
    nodes = {node.id: node for node in drawing.nodes}
    for edge in drawing.edges:
        assert _distance_to_border(nodes[edge.source], edge.points[0]) < 0.3, edge.id
        assert _distance_to_border(nodes[edge.target], edge.points[-1]) < 0.3, edge.id


def _distance_to_border(node: DrawnNode, point: Point) -> float:
    """Distance of a point to the shape's border, near enough for points that are next to it."""
    half_width, half_height = node.width / 2, node.height / 2
    x, y = abs(point[0] - node.x - half_width), abs(point[1] - node.y - half_height)
    if node.kind == "decision":
        return abs(x / half_width + y / half_height - 1) * min(half_width, half_height)
    radius = min(half_width, half_height) if node.kind in ("start", "end") else 0.0
    beyond_x, beyond_y = x - (half_width - radius), y - (half_height - radius)
    if radius and beyond_x > 0 and beyond_y > 0:
        return float(abs((beyond_x**2 + beyond_y**2) ** 0.5 - radius))
    return min(abs(x - half_width) + max(0.0, y - half_height), abs(y - half_height) + max(0.0, x - half_width))


def _check_bands(drawing: Drawing, diagram: DiagramInput) -> None:
    assert [lane.id for lane in drawing.lanes] == [lane.id for lane in diagram.lanes]
    assert [phase.id for phase in drawing.phases] == [phase.id for phase in diagram.phases]
    upright = drawing.direction == "vertical"
    for bands, columns in ((drawing.lanes, upright), (drawing.phases, not upright)):
        ends = [(band.x, band.x + band.width) if columns else (band.y, band.y + band.height) for band in bands]
        assert all(abs(one[1] - other[0]) < 0.05 for one, other in itertools.pairwise(ends))
        if ends:
            assert abs(ends[-1][1] - (drawing.width if columns else drawing.height)) < 0.05


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("kind", _KINDS)
def test_random_processes(direction: Direction, kind: str) -> None:
    for seed in _FEW:
        _check(_input(seed, kind), direction)


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [_TUNED, _FRESH], ids=["tuned", "fresh"])
@pytest.mark.parametrize("part", range(4))
def test_all_random_processes(seeds: range, part: int) -> None:
    for seed in seeds[part::4]:
        diagram = _input(seed, _KINDS[seed % 3])
        routing, breaker = route(diagram), breaker_of(diagram)
        for direction in DIRECTIONS:
            _check_drawing(diagram, place(diagram, routing, breaker, direction, FLOWCHART))


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [_TUNED, _FRESH], ids=["tuned", "fresh"])
def test_few_crossings_and_bends(seeds: range) -> None:
    _check_few([_check(random_diagram(seed), DIRECTIONS[seed % 2]) for seed in seeds], seeds)


def _check_few(found: list[Metrics], seeds: range) -> None:
    edges = sum(metrics.edges for metrics in found)
    assert sum(metrics.crossings for metrics in found) / edges <= _CROSSINGS_PER_EDGE[seeds]
    assert sum(metrics.bends for metrics in found) / edges <= _BENDS_PER_EDGE


def _bpmn(seed: int) -> DiagramInput:
    return with_gateways(with_documents(_input(seed, _KINDS[seed % 2])), {})


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_random_processes_by_the_sizes_of_bpmn(direction: Direction) -> None:
    for seed in _FEW[:12]:
        _check(_bpmn(seed), direction, BPMN)


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [_TUNED, _FRESH], ids=["tuned", "fresh"])
def test_all_random_processes_by_the_sizes_of_bpmn(seeds: range) -> None:
    found = []
    for seed in seeds:
        diagram = _bpmn(seed)
        routing, breaker = route(diagram), breaker_of(diagram)
        for direction in DIRECTIONS:
            found.append(_check_drawing(diagram, place(diagram, routing, breaker, direction, BPMN)))
    _check_few(found, seeds)
