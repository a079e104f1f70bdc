from __future__ import annotations

from tests.diff.documentation import PAGE, page


def test_the_page_of_kinds_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.diff.documentation"
