from __future__ import annotations

from typing import get_args

import pytest
from lxml import etree

from procman.diagram.diagram_input import FooterMark
from procman.diagram.pictograms import footer_mark
from procman.exchange.visio.pictures import figures


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("M1 2H5V6", [([(1, 2), (5, 2), (5, 6)], False)]),
        ("M0 0h4v3h-4z", [([(0, 0), (4, 0), (4, 3), (0, 3)], True)]),
        ("M1 1h2m-2 2h2", [([(1, 1), (3, 1)], False), ([(1, 3), (3, 3)], False)]),
        ("M0 0h2v2zm1 1h1", [([(0, 0), (2, 0), (2, 2)], True), ([(1, 1), (2, 1)], False)]),
        ("M9 0l-3 -1v2zM0 0L1.5 -2", [([(9, 0), (6, -1), (6, 1)], True), ([(0, 0), (1.5, -2)], False)]),
    ],
)
def test_paths_of_straight_lines(path: str, expected: list[tuple[list[tuple[float, float]], bool]]) -> None:
    assert figures(path) == expected


def test_curves_are_refused_and_not_passed_over() -> None:
    with pytest.raises(ValueError, match="no straight line: c"):
        figures("M0 0h4c1 1 2 2 3 3z")


@pytest.mark.parametrize("mark", [mark for mark in get_args(FooterMark) if mark != "change"])
def test_every_mark_of_a_footer_can_be_drawn(mark: FooterMark) -> None:
    picture = etree.fromstring(f"<g>{footer_mark(mark, 20.0, 20.0, '#000000')}</g>")
    paths = [element.get("d") for element in picture if element.tag == "path"]
    assert paths
    for path in paths:
        assert all(8.0 < x < 22.0 and 8.0 < y < 26.0 for points, _ in figures(path) for x, y in points)
