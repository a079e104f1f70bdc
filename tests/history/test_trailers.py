from __future__ import annotations

import pytest

from procman.history.trailers import approvers


@pytest.mark.parametrize(
    ("message", "names"),
    [
        ("v1", ()),
        ("v1\n\nApproved-by: 王敏 <wm@example.org>", ("王敏",)),
        ("v1\r\n\r\nApproved-by: A\r\napproved-BY:B \r\n", ("A", "B")),
        ("v1\n\nApproved-by: A\n\nReviewed-by: C", ()),
        ("v1\n\nApproved-by: A\nApproved-by: A\nReviewed-by: C", ("A",)),
        ("v1\n\nApproved-by: <a@example.org>", ("<a@example.org>",)),
        ("v1\n\nApproved-by:", ()),
        ("v1\n\nIt was not Approved-by: A", ()),
        ("", ()),
    ],
)
def test_names_in_the_last_paragraph(message: str, names: tuple[str, ...]) -> None:
    assert approvers(message) == names
