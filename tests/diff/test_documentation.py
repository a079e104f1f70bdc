from __future__ import annotations

from tests.diff.documentation import MIXES_PAGE, PAGE, mixes_page, page


def test_the_page_of_kinds_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.diff.documentation"


def test_the_page_of_mixes_is_up_to_date() -> None:
    assert MIXES_PAGE.read_text(encoding="utf-8") == mixes_page(), "run: python -m tests.diff.documentation"
