from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from procman.errors import UnreadableError
from procman.source.formatting import PROCESS_SECTIONS, formatted, same_data
from procman.source.reader import read
from procman.source.syntax_tree import syntax_tree
from procman.source.workspace import DICTIONARIES
from tests.conftest import REPOSITORY
from tests.source.messy import documents

_FILES = sorted((REPOSITORY / "processes").rglob("*.yaml"))
_LAYOUTS = Path(__file__).parent / "layouts"
_RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_the_sample_is_laid_out(path: Path) -> None:
    relative = path.relative_to(REPOSITORY).as_posix()
    sections = () if relative in DICTIONARIES else PROCESS_SECTIONS
    assert formatted(path.read_bytes(), relative, sections) == path.read_bytes()


@pytest.mark.parametrize("path", sorted(_LAYOUTS.glob("*.before.yaml")), ids=lambda path: path.stem)
def test_layout(path: Path) -> None:
    expected = path.with_name(path.name.replace("before", "after")).read_bytes()
    assert formatted(path.read_bytes(), path.name, PROCESS_SECTIONS).decode() == expected.decode()
    assert formatted(expected, path.name, PROCESS_SECTIONS) == expected


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_and_byte_order_mark(ending: str) -> None:
    content = f"\ufeffid:  A-1{ending}do: |{ending}  one{ending}  two{ending}name: 'x'".encode()
    assert formatted(content, "x") == f"id: A-1{ending}do: |{ending}  one{ending}  two{ending}name: x{ending}".encode()


@given(documents())
@_RELAXED
def test_any_document(text: str) -> None:
    try:
        data = read(text.encode(), "some.yaml")
    except UnreadableError:
        assume(False)
    once = formatted(text.encode(), "some.yaml")
    assert formatted(once, "some.yaml") == once
    assert same_data(read(once, "some.yaml"), data)
    comments = [one.text for one in syntax_tree(text.encode(), "some.yaml").comments]
    assert [one.text for one in syntax_tree(once, "some.yaml").comments] == comments
