from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.diagram.diagram_input import ControlMark, DiagramInput, FooterItem, InputBand, InputEdge, InputNode
from procman.diagram.geometry import Direction, Drawing, DrawnNode, Rectangle
from procman.diagram.geometry_json import to_json
from procman.diagram.layout import draw, layout
from procman.diagram.metrics import count
from procman.diagram.text import width
from procman.errors import UsageError
from procman.model.definitions import Definitions
from tests.diagram.diagrams import DIRECTIONS, definitions, diagram, fixture, process

_both = pytest.mark.parametrize("direction", DIRECTIONS)


def _node(drawing: Drawing, node_id: str) -> DrawnNode:
    return next(node for node in drawing.nodes if node.id == node_id)


def _middle(node: DrawnNode) -> tuple[float, float]:
    return node.x + node.width / 2, node.y + node.height / 2


@_both
def test_the_complaint_process_has_no_faults(direction: Direction) -> None:
    found = count(draw(fixture("complaint"), definitions(), direction))
    assert found.faults == {}
    assert (found.nodes, found.edges) == (17, 25)
    assert found.crossings <= 1


def test_vertical_lanes_are_columns_in_declared_order() -> None:
    drawing = draw(fixture("complaint"), definitions())
    assert [lane.name for lane in drawing.lanes] == ["热线客服代表", "投诉处理专员", "客户服务经理", "服务质检员"]
    assert [lane.x for lane in drawing.lanes] == sorted(lane.x for lane in drawing.lanes)
    assert {(lane.y, lane.height) for lane in drawing.lanes} == {(0.0, drawing.height)}


def test_horizontal_lanes_are_rows_in_declared_order() -> None:
    drawing = draw(fixture("complaint"), definitions(), "horizontal")
    assert [lane.y for lane in drawing.lanes] == sorted(lane.y for lane in drawing.lanes)
    assert {(lane.x, lane.width) for lane in drawing.lanes} == {(0.0, drawing.width)}


def test_the_flow_runs_down_or_to_the_right() -> None:
    down = draw(fixture("complaint"), definitions())
    assert _node(down, "start").y < _node(down, "register").y < _node(down, "propose").y < _node(down, "closed").y
    right = draw(fixture("complaint"), definitions(), "horizontal")
    assert _node(right, "start").x < _node(right, "register").x < _node(right, "propose").x < _node(right, "closed").x


@_both
def test_every_phase_lies_wholly_before_the_next(direction: Direction) -> None:
    drawing = draw(fixture("complaint"), definitions(), direction)
    assert [phase.id for phase in drawing.phases] == ["accept", "investigate", "solve", "follow-up"]
    axis = 1 if direction == "vertical" else 0
    places: dict[str | None, list[float]] = {}
    for node in drawing.nodes:
        places.setdefault(node.phase, []).append(_middle(node)[axis])
    for earlier, later in zip(drawing.phases, drawing.phases[1:], strict=False):
        assert max(places[earlier.id]) < min(places[later.id])


def test_a_phase_without_steps_is_left_out() -> None:
    text = "phases: {one: 第一, none: 没有步骤, two: 第二}\n"
    text += "steps:\n  a: {phase: one, name: 甲}\n  b: {phase: two, name: 乙}\nends: {e: 结束}\n"
    assert [phase.id for phase in draw(process(text), Definitions()).phases] == ["one", "two"]


def test_an_edge_to_an_earlier_phase_goes_back() -> None:
    nodes = [("a", "task", 0, 0), ("b", "task", 0, 1), ("c", "task", 0, 0)]
    drawing = layout(diagram(nodes, [("a", "b"), ("b", "c")], phases=2))
    assert _node(drawing, "c").y < _node(drawing, "b").y
    assert count(drawing).faults == {}


@_both
def test_a_process_without_phases_has_no_bands(direction: Direction) -> None:
    drawing = draw(process("steps:\n  a: {name: 甲, role: clerk}\nends: {e: 结束}\n"), Definitions(), direction)
    assert drawing.phases == ()
    assert count(drawing).faults == {}


@_both
def test_one_step_without_a_role(direction: Direction) -> None:
    drawing = draw(process("steps:\n  a: {name: 甲}\nends: {e: 结束}\n"), Definitions(), direction)
    assert [node.id for node in drawing.nodes] == ["start", "a", "e"]
    assert [lane.name for lane in drawing.lanes] == [""]


def test_a_process_without_steps_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        draw(process("ends: {e: 结束}\n"), Definitions())
    assert refused.value.key == "no-steps"
    assert refused.value.arguments == {"process": "CS-01"}


@_both
def test_self_loop_and_double_edges(direction: Direction) -> None:
    nodes = [("a", "task", 0), ("d", "decision", 0), ("b", "task", 1)]
    edges = [("a", "d"), ("d", "d", "再试"), ("d", "b", "是"), ("d", "b", "否"), ("d", "b", "不适用"), ("a", "a")]
    found = count(layout(diagram(nodes, edges, lanes=2), direction))
    assert found.edges == 6
    assert found.faults == {}


@_both
def test_a_part_that_nothing_leads_to(direction: Direction) -> None:
    nodes = [("a", "start", 0), ("b", "end", 0), ("x", "task", 1), ("y", "task", 1)]
    assert count(layout(diagram(nodes, [("a", "b"), ("x", "y"), ("y", "x")], lanes=2), direction)).faults == {}


@_both
def test_sixty_nodes_in_twelve_lanes(direction: Direction) -> None:
    nodes = [(f"n{place}", "task", place * 7 % 12) for place in range(60)]
    edges = [(f"n{place}", f"n{place + 1}") for place in range(59)] + [("n50", "n3"), ("n20", "n41"), ("n59", "n0")]
    drawing = layout(diagram(nodes, edges, lanes=12), direction)
    assert len(drawing.lanes) == 12
    assert count(drawing).faults == {}


@_both
def test_long_texts_are_drawn_wholly(direction: Direction) -> None:
    long = "客户提出的诉求需要进一步核实，" * 20
    nodes = (
        InputNode("a", "start", 0, 0, long),
        InputNode("b", "decision", 0, 0, long, "01", (ControlMark("KC-01", True),), (FooterItem("limit", long),)),
        InputNode("c", "task", 1, 0, long, "02", (), (FooterItem("document", long), FooterItem("form", "表")), True),
        InputNode("d", "parallel", 1, 0, long[:60]),
        InputNode("e", "end", 1, 0, long),
    )
    ways = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]
    edges = tuple(InputEdge(f"{one}--{two}", one, two, "sequence", long) for one, two in ways)
    bands = (InputBand("one", long[:60]), InputBand("two", "Network Maintenance Supervisors"))
    drawing = layout(DiagramInput("T-01", nodes, edges, bands, (InputBand("p", long[:90]),)), direction)
    assert count(drawing).faults == {}
    for node in drawing.nodes:
        wanted = long[:60] if node.id == "d" else long
        assert "".join(node.lines) == wanted
    assert "".join(line.text for line in _node(drawing, "b").footer) == long
    assert "".join(line.text for line in _node(drawing, "c").footer) == long + "表"
    for edge in drawing.edges:
        assert edge.label is not None
        assert "".join(edge.label.lines) == long
    for node in drawing.nodes:
        assert all(node.x - 200 < line.x < node.x + node.width for line in node.footer)


@_both
def test_the_clock_of_a_timeout_stands_on_no_text(direction: Direction) -> None:
    names = ("投诉处理结果答复", "投诉调查报告", "投诉解决方案", "投诉工单")
    footer = (FooterItem("limit", "4 小时"), *(FooterItem("document", name) for name in names))
    for order in ("ab", "ba"):
        nodes = tuple(InputNode(name, "task", 0, 0, "联系客户核实投诉有关情况", "01", (), footer) for name in order)
        edges = (InputEdge("next", "a", "b", "sequence"), InputEdge("late", "a", "b", "timeout", "超时"))
        drawing = layout(DiagramInput("T-01", nodes, edges, (InputBand("x", "X"),)), direction)
        node = _node(drawing, "a")
        clock = drawing.edges[1].clock
        assert clock is not None
        for line in node.footer:
            place = Rectangle(line.x - 9, line.y - 7, width(line.text, 8.5) + 9, 8)
            assert not place.touches(clock), (order, line.text)
        room = max(width(line, node.text_size) for line in node.lines)
        height = len(node.lines) * node.line_height - 4
        assert not Rectangle(node.text_x - room / 2, node.text_y - height / 2, room, height).touches(clock), order


@_both
def test_many_controls_at_one_step(direction: Direction) -> None:
    controls = tuple(ControlMark(f"KC-{place:02d}", place % 2 == 0) for place in range(5))
    nodes = (
        InputNode("a", "task", 0, 0, "甲", "01", controls),
        InputNode("d", "decision", 0, 0, "乙", "02", controls),
        InputNode("b", "task", 1, 0, "丙", "03", controls),
    )
    edges = tuple(InputEdge(f"{one}{two}", one, two, "sequence") for one, two in ("ad", "db", "ab", "ba"))
    drawing = layout(DiagramInput("T-01", nodes, edges, (InputBand("x", "X"), InputBand("y", "Y"))), direction)
    assert all(len(node.controls) == 5 for node in drawing.nodes)
    assert count(drawing).faults == {}


def test_what_a_step_shows() -> None:
    drawing = draw(fixture("complaint"), definitions())
    register = _node(drawing, "register")
    assert register.number is not None
    assert register.number.text == "01"
    assert [(line.item.mark, line.text) for line in register.footer if line.item] == [
        ("limit", "15 分钟"),
        ("document", "投诉工单"),
        ("form", "客户投诉登记表"),
    ]
    check = _node(drawing, "check")
    assert [(badge.text, badge.control and badge.control.key) for badge in check.controls] == [("KC-01", True)]
    assert _node(drawing, "call-back").controls[0].control == ControlMark("KC-03", False)


def test_labels_tell_conditions_limits_and_timeouts() -> None:
    drawing = draw(fixture("complaint"), definitions())
    labels = {edge.id: edge.label.text for edge in drawing.edges if edge.label}
    assert labels["on-the-spot--reply-at-once"] == "能"
    assert labels["check--investigate"] == "否（≤2 次）"
    assert labels["contact--report-up-late--timeout"] == "超时"
    timeout = next(edge for edge in drawing.edges if edge.kind == "timeout")
    assert timeout.timer > 0


def test_product_words_follow_the_language() -> None:
    drawing = draw(fixture("complaint"), definitions(), language="en")
    labels = {edge.id: edge.label.text for edge in drawing.edges if edge.label}
    assert labels["contact--report-up-late--timeout"] == "overdue"
    assert drawing.title.entries[0][0] == "Document no."


def test_a_called_process_is_named() -> None:
    text = (
        "steps:\n  a: {kind: call, process: NW-03}\n  s: {kind: wait, name: 等待, time_limit: 3wd}\nends: {e: 结束}\n"
    )
    call = _node(draw(process(text), Definitions()), "a")
    assert call.lines == ("NW-03",)
    assert [line.text for line in call.footer] == ["NW-03"]


def test_json_has_the_keys_of_the_contract() -> None:
    told = to_json(draw(fixture("complaint"), definitions()))
    keys = ["process", "direction", "width", "height", "lanes", "phases", "nodes", "edges", "pages", "connectors"]
    assert list(told) == keys
    assert set(told["lanes"][0]) == {"id", "name", "x", "y", "width", "height"}
    assert set(told["phases"][0]) == {"id", "name", "x", "y", "width", "height"}
    assert set(told["nodes"][0]) == {"id", "kind", "lane", "x", "y", "width", "height", "lines"}
    assert set(told["edges"][0]) == {"id", "source", "target", "kind", "points", "label"}
    assert told["pages"] == [{"number": 1, "x": 0.0, "y": 0.0, "width": told["width"], "height": told["height"]}]
    assert {edge["kind"] for edge in told["edges"]} == {"sequence", "rework", "timeout"}


def test_every_figure_is_rounded_to_a_tenth() -> None:
    def figures(value: object) -> list[float]:
        if isinstance(value, dict):
            return [figure for entry in value.values() for figure in figures(entry)]
        if isinstance(value, list):
            return [figure for entry in value for figure in figures(entry)]
        return [value] if isinstance(value, float) else []

    found = figures(to_json(draw(fixture("complaint"), definitions())))
    assert len(found) > 200
    assert all(round(figure, 1) == figure for figure in found)


_KINDS = st.sampled_from(["task", "task", "decision", "parallel", "join", "wait", "call", "start", "end"])


@settings(max_examples=60, deadline=None)
@given(data=st.data(), size=st.integers(2, 14), lanes=st.integers(1, 5), phases=st.integers(0, 3))
def test_any_graph_can_be_drawn(data: st.DataObject, size: int, lanes: int, phases: int) -> None:
    """Not only processes that make sense: a drawing is also wanted while one is being written."""
    phases = min(phases, size)
    nodes = [
        (f"n{place}", data.draw(_KINDS), data.draw(st.integers(0, lanes - 1)), place * phases // size)
        for place in range(size)
    ]
    places = st.integers(0, size - 1)
    ways = data.draw(st.lists(st.tuples(places, places), max_size=2 * size, unique=True))
    edges = [(f"n{source}", f"n{target}", "是") for source, target in ways]
    drawing = layout(diagram(nodes, edges, lanes, phases), data.draw(st.sampled_from(DIRECTIONS)))
    found = count(drawing)
    serious = ("node_overlaps", "edges_through_nodes", "collinear_overlaps", "nodes_outside_band", "diagonals")
    assert not any(getattr(found, name) for name in serious), found.faults
