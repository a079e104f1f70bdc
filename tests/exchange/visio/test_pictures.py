from __future__ import annotations

import pytest

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
