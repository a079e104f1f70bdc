from __future__ import annotations

import pytest

from procman.diff.change import Level
from procman.errors import UsageError
from procman.release.naming import next_name, numbers_of, release_name


@pytest.mark.parametrize(
    ("last", "level", "expected"),
    [
        ("v1.2", "minor", "v1.3"),
        ("v1.2", "none", "v1.3"),
        ("v1.2", "major", "v2.0"),
        ("v1.9", "minor", "v1.10"),
        ("manual-v1.2", "minor", "manual-v1.3"),
        ("v1.2.3", "minor", "v1.3.0"),
        ("v1.2.3", "major", "v2.0.0"),
        ("v3", "minor", "v3.1"),
        ("v3", "major", "v4.0"),
        ("手册2026.1", "minor", "手册2026.2"),
        ("final", "minor", None),
        ("v1.2-rc1", "minor", None),
    ],
)
def test_the_next_name(last: str, level: Level, expected: str | None) -> None:
    assert next_name(last, level) == expected


@pytest.mark.parametrize(
    ("asked", "pattern", "last", "expected"),
    [
        (None, "v[0-9]*", None, "v1.0"),
        (None, "manual-v[0-9]*", None, "manual-v1.0"),
        (None, "手册-*", None, "手册-1.0"),
        (None, "v[0-9]*", "v1.2", "v1.3"),
        ("1.5", "v[0-9]*", "v1.2", "v1.5"),
        ("v1.5", "v[0-9]*", "v1.2", "v1.5"),
        ("1.5", "manual-v[0-9]*", None, "manual-v1.5"),
        ("x2", "[^v]*", None, "x2"),
    ],
)
def test_release_names(asked: str | None, pattern: str, last: str | None, expected: str) -> None:
    assert release_name(asked, pattern, last, "minor") == expected


@pytest.mark.parametrize(
    ("asked", "pattern", "last", "key"),
    [
        (None, "v[0-9]*", "v1.2-rc1", "release-name-unknown"),
        (None, "[a-z]-final", None, "release-name-unknown"),
        ("final", "v[0-9]*", "v1.2", "release-name-pattern"),
        ("-d", "v[0-9]*", None, "release-name-pattern"),
    ],
)
def test_names_that_are_no_release(asked: str | None, pattern: str, last: str | None, key: str) -> None:
    with pytest.raises(UsageError) as caught:
        release_name(asked, pattern, last, "minor")
    assert caught.value.key == key


def test_numbers_compare_as_numbers() -> None:
    assert numbers_of("v1.10") > numbers_of("v1.9")
    assert numbers_of("final") == ()
