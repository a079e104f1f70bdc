from __future__ import annotations

import pytest

from procman.documents.view.marking import mark


@pytest.mark.parametrize(
    ("before", "after", "middles"),
    [
        ("50 元以内", "100 元以内", ("50", "100")),
        ("满 15 日", "满 150 日", ("15", "150")),
        ("within 3 days", "within 13 days", ("3", "13")),
        ("复述三件事", "复述四件事", ("三", "四")),
        ("一二", "一二三", ("", "三")),
        ("aa", "aaa", ("aa", "aaa")),
        ("", "新", ("", "新")),
        ("同", "同", ("", "")),
    ],
)
def test_the_part_that_differs_is_found(before: str, after: str, middles: tuple[str, str]) -> None:
    was, now = mark(before, after)
    assert ("".join(was), "".join(now)) == (before, after)
    assert (was.middle, now.middle) == middles
