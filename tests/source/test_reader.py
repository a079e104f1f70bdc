from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procman.errors import UnreadableError
from procman.source.events import c_parser_available
from procman.source.reader import MAXIMUM_BYTES, MAXIMUM_DEPTH, read

CASES: dict[str, dict[str, Any]] = read((Path(__file__).parent / "reader_cases.yaml").read_bytes(), "reader_cases.yaml")
PARSERS = [pytest.param(True, id="python")] + ([pytest.param(False, id="c")] if c_parser_available() else [])


@pytest.mark.parametrize("pure", PARSERS)
@pytest.mark.parametrize("name", CASES)
def test_cases(name: str, pure: bool) -> None:
    case = CASES[name]
    content = (case["text"] or "").encode()
    if "error" not in case:
        assert read(content, "x.yaml", pure=pure) == case["data"]
        return
    with pytest.raises(UnreadableError) as caught:
        read(content, "x.yaml", pure=pure)
    location = caught.value.location
    assert location is not None
    assert (caught.value.key, location.line, location.column) == (case["error"], int(case["line"]), int(case["column"]))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\x89PNG\r\n\x00\x1a", "binary"),
        ("name: 客户".encode("gb18030"), "not-utf-8"),
        (b"a: b\n" * (MAXIMUM_BYTES // 5 + 1), "too-large"),
        (b"a: " + b"[" * 5000 + b"]" * 5000, "too-deep"),
        (b"".join(b" " * depth + b"a:\n" for depth in range(MAXIMUM_DEPTH + 2)) + b" " * 60 + b"b: c\n", "too-deep"),
    ],
    ids=["binary", "gb18030", "large", "deep list", "deep mapping"],
)
def test_bytes_that_are_refused(content: bytes, key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(content, "x.yaml")
    assert caught.value.key == key


def test_position_of_wrong_encoding_counts_characters() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("a: 甲\nb: 乙".encode() + b"\xff", "x.yaml")
    assert str(caught.value.location) == "x.yaml:2:5"


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_give_data_or_an_error_with_a_key(content: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(read(content, "x.yaml"), dict)


values = st.recursive(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner),
    max_leaves=12,
)


@pytest.mark.skipif(not c_parser_available(), reason="there is only one parser here")
@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), values, min_size=1))
def test_both_parsers_give_the_same(data: dict[str, Any]) -> None:
    import json

    content = json.dumps(data, ensure_ascii=False).encode()
    assert read(content, "x.yaml") == read(content, "x.yaml", pure=True) == data
