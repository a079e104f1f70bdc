"""What holds for every diagram: nothing overlaps, nothing leaves its band, lines end on borders."""

from __future__ import annotations

import itertools

import pytest

from procman.diagram.diagram_input import DiagramInput
from procman.diagram.gateways import with_gateways
from procman.diagram.geometry import Direction, Drawing, DrawnNode, Point
from procman.diagram.layout import layout
from procman.diagram.metrics import Metrics, count
from procman.diagram.profile import BPMN, FLOWCHART, Profile
from tests.diagram.diagrams import DIRECTIONS
from tests.diagram.random_processes import random_diagram, with_documents, with_phases

_FEW = range(40)
_ALL = range(200)
_CROSSINGS_PER_EDGE = 0.117  # the prototype's, on seeds 0 to 199
_BENDS_PER_EDGE = 0.78


def _input(seed: int, phases: bool) -> DiagramInput:
    diagram = random_diagram(seed)
    return with_phases(diagram, seed) if phases else diagram


def _check(diagram: DiagramInput, direction: Direction, profile: Profile = FLOWCHART) -> Metrics:
    drawing = layout(diagram, direction, profile)
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
@pytest.mark.parametrize("phases", [False, True], ids=["no-phases", "phases"])
def test_random_processes(direction: Direction, phases: bool) -> None:
    for seed in _FEW:
        _check(_input(seed, phases), direction)


@pytest.mark.slow
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("phases", [False, True], ids=["no-phases", "phases"])
def test_all_random_processes(direction: Direction, phases: bool) -> None:
    found = [_check(_input(seed, phases), direction) for seed in _ALL]
    edges = sum(metrics.edges for metrics in found)
    assert sum(metrics.crossings for metrics in found) / edges <= _CROSSINGS_PER_EDGE
    assert sum(metrics.bends for metrics in found) / edges <= _BENDS_PER_EDGE


def _bpmn(seed: int, phases: bool) -> DiagramInput:
    return with_gateways(with_documents(_input(seed, phases)), {})


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("phases", [False, True], ids=["no-phases", "phases"])
def test_random_processes_by_the_sizes_of_bpmn(direction: Direction, phases: bool) -> None:
    for seed in _FEW[:10]:
        _check(_bpmn(seed, phases), direction, BPMN)


@pytest.mark.slow
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("phases", [False, True], ids=["no-phases", "phases"])
def test_all_random_processes_by_the_sizes_of_bpmn(direction: Direction, phases: bool) -> None:
    found = [_check(_bpmn(seed, phases), direction, BPMN) for seed in _ALL]
    edges = sum(metrics.edges for metrics in found)
    assert sum(metrics.crossings for metrics in found) / edges <= _CROSSINGS_PER_EDGE
    assert sum(metrics.bends for metrics in found) / edges <= _BENDS_PER_EDGE
