"""The counters must count: every drawing here is bad in one way."""

from __future__ import annotations

from dataclasses import replace

from procman.diagram.geometry import Badge, Rectangle
from procman.diagram.metrics import count
from tests.diagram.diagrams import drawing, drawn_edge, drawn_node

_A = drawn_node("a", 20, 50)
_B = drawn_node("b", 20, 150)
_AB = drawn_edge("a--b", (70, 90), (70, 150), ends="a b")


def test_a_good_drawing_has_no_faults() -> None:
    found = count(drawing([_A, _B], [_AB]))
    assert found.faults == {}
    assert (found.nodes, found.edges, found.crossings, found.bends) == (2, 1, 0, 0)


def test_node_overlaps() -> None:
    assert count(drawing([_A, drawn_node("b", 100, 70)])).faults == {"node_overlaps": 1}


def test_touching_nodes_do_not_overlap() -> None:
    assert count(drawing([_A, drawn_node("b", 120, 50)])).node_overlaps == 0


def test_edge_through_a_foreign_node() -> None:
    edge = drawn_edge("e", (10, 70), (200, 70), ends="x y")
    assert count(drawing([_A], [edge])).faults == {"edges_through_nodes": 1}


def test_edge_through_a_foreign_decision() -> None:
    decision = drawn_node("d", 20, 50, kind="decision")
    edge = drawn_edge("e", (10, 70), (200, 70), ends="x y")
    assert count(drawing([decision], [edge])).edges_through_nodes == 1


def test_edge_through_its_own_source() -> None:
    edge = drawn_edge("a--b", (70, 50), (70, 150), ends="a b")
    assert count(drawing([_A, _B], [edge])).edges_through_nodes == 1


def test_collinear_overlap() -> None:
    first = drawn_edge("e", (200, 50), (200, 150))
    second = drawn_edge("f", (200, 140), (200, 300))
    assert count(drawing([], [first, second])).faults == {"collinear_overlaps": 1}


def test_close_parallels() -> None:
    first = drawn_edge("e", (200, 50), (200, 150))
    second = drawn_edge("f", (203, 100), (203, 300))
    assert count(drawing([], [first, second])).faults == {"close_parallels": 1}


def test_parallels_at_a_distance_are_good() -> None:
    first = drawn_edge("e", (200, 50), (200, 150))
    second = drawn_edge("f", (204, 100), (204, 300))
    assert count(drawing([], [first, second])).faults == {}


def test_crossings_and_bends() -> None:
    first = drawn_edge("e", (100, 200), (300, 200), (300, 250))
    second = drawn_edge("f", (200, 100), (200, 300))
    found = count(drawing([], [first, second]))
    assert (found.crossings, found.bends, found.faults) == (1, 1, {})


def test_diagonals() -> None:
    assert count(drawing([], [drawn_edge("e", (100, 200), (300, 210))])).faults == {"diagonals": 1}


def test_label_on_a_node() -> None:
    edge = replace(_AB, label=drawn_edge("x", (0, 0), (0, 1), label=Rectangle(80, 85, 20, 12)).label)
    assert count(drawing([_A, _B], [edge])).faults == {"label_hits": 1}


def test_label_on_its_own_line() -> None:
    edge = drawn_edge("a--b", (70, 90), (70, 150), label=Rectangle(60, 110, 20, 12), ends="a b")
    assert count(drawing([_A, _B], [edge])).faults == {"label_hits": 1}


def test_label_in_the_free_corner_of_a_decision() -> None:
    decision = drawn_node("d", 20, 50, kind="decision")
    corner = drawn_edge("e", (120, 70), (300, 70), label=Rectangle(112, 51, 20, 12), ends="d x")
    inside = drawn_edge("e", (120, 70), (300, 70), label=Rectangle(90, 56, 20, 12), ends="d x")
    assert count(drawing([decision], [corner])).label_hits == 0
    assert count(drawing([decision], [inside])).label_hits == 1


def test_two_labels_on_each_other() -> None:
    first = drawn_edge("e", (100, 200), (300, 200), label=Rectangle(150, 180, 30, 12))
    second = drawn_edge("f", (100, 170), (300, 170), label=Rectangle(170, 182, 30, 12))
    assert count(drawing([], [first, second])).label_hits == 1


def test_label_outside_of_the_drawing() -> None:
    edge = drawn_edge("e", (100, 200), (300, 200), label=Rectangle(390, 180, 30, 12))
    assert count(drawing([], [edge])).faults == {"label_hits": 1}


def test_node_outside_of_its_lane() -> None:
    assert count(drawing([drawn_node("a", 320, 50)])).faults == {"nodes_outside_band": 1}


def test_node_outside_of_its_phase() -> None:
    lane = drawing().lanes[0]
    early = replace(lane, id="early", y=30.0, height=100.0)
    node = replace(_B, phase="early")
    assert count(replace(drawing([node]), phases=(early,))).faults == {"nodes_outside_band": 1}


def test_badge_on_a_line_and_on_a_node() -> None:
    badge = Badge("01", Rectangle(60, 144, 18, 12))
    on_line = replace(_B, number=badge)
    assert count(drawing([_A, on_line], [_AB])).faults == {"badge_hits": 1}
    foreign = replace(_A, number=Badge("01", Rectangle(20, 140, 18, 12)))
    assert count(drawing([foreign, _B])).faults == {"badge_hits": 1}


def test_name_outside_of_its_shape_on_a_line_and_on_a_node() -> None:
    on_line = replace(_B, outside=Rectangle(60, 120, 40, 14))
    assert count(drawing([_A, on_line], [_AB])).faults == {"annex_hits": 1}
    on_node = replace(_B, outside=Rectangle(60, 80, 40, 14))
    assert count(drawing([_A, on_node])).faults == {"annex_hits": 1}
    on_own_shape = replace(_B, outside=Rectangle(60, 160, 40, 14))
    assert count(drawing([on_own_shape])).faults == {"annex_hits": 1}
    beside = replace(_B, outside=Rectangle(130, 120, 40, 14))
    assert count(drawing([_A, beside], [_AB])).faults == {}


def test_name_outside_of_its_lane() -> None:
    assert count(drawing([replace(_A, outside=Rectangle(380, 50, 40, 14))])).faults == {"annex_hits": 1}


def test_documents_on_a_name_and_on_a_label() -> None:
    named = replace(_A, outside=Rectangle(130, 50, 40, 14))
    beside = replace(_B, shelf=Rectangle(150, 40, 60, 60))
    assert count(drawing([named, beside])).annex_hits == 2
    label = drawn_edge("e", (200, 300), (380, 300), label=Rectangle(210, 280, 30, 12))
    assert count(drawing([replace(_B, shelf=Rectangle(200, 260, 60, 30))], [label])).annex_hits == 1


def test_clocks_on_a_foreign_line_on_a_shape_and_on_each_other() -> None:
    timer = replace(drawn_edge("t", (120, 70), (300, 70), ends="a x"), timer=18.0)
    assert count(drawing([_A], [timer])).faults == {}
    line = drawn_edge("e", (130, 200), (130, 60), (300, 60), ends="x y")
    assert count(drawing([_A], [timer, line])).clock_hits == 1
    upright = replace(timer, points=((120, 70), (120, 20)))
    assert count(drawing([_A, drawn_node("b", 130, 60)], [upright])).clock_hits == 1
    other = replace(drawn_edge("u", (120, 100), (300, 100), ends="a x"), timer=18.0)
    assert count(drawing([_A], [timer, other])).clock_hits == 1
