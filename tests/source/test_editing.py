from __future__ import annotations

from typing import Any

import pytest

from procman.source.editing import edited, set_list_before
from tests.conftest import REPOSITORY

_FILES = sorted((REPOSITORY / "processes").rglob("*.yaml"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_nothing_but_the_change_changes(path: Any) -> None:
    content = path.read_bytes()
    assert edited(content, lambda _: None) == content


def test_a_new_key_stands_before_what_follows_it() -> None:
    content = "id: A-1  # 编号\nsteps:\n  one: {name: '一'}\nends: {}\n".encode()
    after = edited(content, lambda data: set_list_before(data, "lanes", ["b", "a"], ("phases", "steps")))
    assert after == "id: A-1  # 编号\nlanes: [b, a]\nsteps:\n  one: {name: '一'}\nends: {}\n".encode()


def test_an_old_key_keeps_its_place_and_its_comment() -> None:
    content = b"lanes:  # who\n  - a\n  - b\nid: A-1\n"
    after = edited(content, lambda data: set_list_before(data, "lanes", ["b", "a"], ()))
    assert after.startswith(b"lanes: [b, a]")
    assert after.endswith(b"id: A-1\n")


def test_line_ends_of_windows_stay() -> None:
    content = b"id: A-1\r\nends: {}\r\n"
    after = edited(content, lambda data: set_list_before(data, "lanes", ["a"], ("ends",)))
    assert after == b"id: A-1\r\nlanes: [a]\r\nends: {}\r\n"
