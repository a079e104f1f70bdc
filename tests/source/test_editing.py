from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from procman.errors import UnreadableError
from procman.source.editing import edited, with_characters
from procman.source.edits import Edit, NotEditableError, Remove, RenameKey, ReplaceText, SetValue
from procman.source.formatting import same_data
from procman.source.reader import read
from procman.source.syntax_tree import syntax_tree
from tests.conftest import REPOSITORY
from tests.source.messy import documents

_FILES = sorted((REPOSITORY / "processes").rglob("*.yaml"))
_RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
PATH = "processes/a/a-01.yaml"


def change(text: str, *edits: Edit) -> str:
    return edited(text.encode(), PATH, edits).decode()


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_nothing_but_the_change_changes(path: Path) -> None:
    content = path.read_bytes()
    assert edited(content, path.name, []) == content


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        # another value: in its quotes, in its brackets, whatever surrounds it
        ("a:   b   # c\nd: e", SetValue(("a",), "x"), "a:   x   # c\nd: e"),
        ("a: 'b'\n", SetValue(("a",), "it's"), "a: 'it''s'\n"),
        ('a: "b"\n', SetValue(("a",), 'x "y"'), 'a: "x \\"y\\""\n'),
        ("a: b\n", SetValue(("a",), "x: y"), 'a: "x: y"\n'),
        ("a: [b, c,  d]\n", SetValue(("a", 1), "x, y"), 'a: [b, "x, y",  d]\n'),
        ("a:\n- b # one\n- c # two\n", SetValue(("a", 1), "x"), "a:\n- b # one\n- x # two\n"),
        ("a: b\r\nc: d\r\n", SetValue(("a",), "x"), "a: x\r\nc: d\r\n"),
        ("\ufeffa: b\nc: d", SetValue(("c",), "x"), "\ufeffa: b\nc: x"),
        ("a:\nb: c\n", SetValue(("a",), "x"), "a: x\nb: c\n"),
        ("steps: {one: {at_most: x}}\n", SetValue(("steps", "one", "at_most"), "2"), "steps: {one: {at_most: 2}}\n"),
        # a text over several lines keeps them
        ("a: |\n  one wrong\n\n   two wrong\nb: c\n", SetValue(("a",), "one right\n\n two right\n"),
         "a: |\n  one right\n\n   two right\nb: c\n"),
        ("a: one\n  wrong # c\n", SetValue(("a",), "one right"), "a: one\n  right # c\n"),
        ("a: >-\n  one\n  wrong\n", SetValue(("a",), "only this"), "a: >-\n  only\n  this\n"),
        # lists and mappings
        ("lanes:  # who\n  - a\n  - b\nid: A-1\n", SetValue(("lanes",), ["b", "a"]), "lanes: [b, a]  # who\nid: A-1\n"),
        ("a: [b, c]\n", SetValue(("a",), {"x": "y"}), "a: {x: y}\n"),
        ("a:\n  # why\n  - b # one\n\nc: d\n", SetValue(("a",), ["b", "x"]),
         "a:\n  # why\n  - b # one\n  - x\n\nc: d\n"),
        ("a: [b]\n", SetValue(("a", 1), "c"), "a: [b, c]\n"),
        ("a:\n- b", SetValue(("a", 1), "c"), "a:\n- b\n- c"),
        # a new key, where the format has it
        ("id: A-1  # no\nsteps:\n  one: {name: '一'}\nends: {}\n", SetValue(("lanes",), ["b", "a"]),
         "id: A-1  # no\nlanes: [b, a]\nsteps:\n  one: {name: '一'}\nends: {}\n"),
        ("id: A-1\r\nends: {}\r\n", SetValue(("lanes",), ["a"]), "id: A-1\r\nlanes: [a]\r\nends: {}\r\n"),
        ("# head\nname: x\n", SetValue(("id",), "A-1"), "# head\nid: A-1\nname: x\n"),
        ("steps:\n  one: {name: x, next: y}\n", SetValue(("steps", "one", "role"), "z"),
         "steps:\n  one: {name: x, role: z, next: y}\n"),
        ("steps:\n  one: {}\n", SetValue(("steps", "one", "name"), "z"), "steps:\n  one: {name: z}\n"),
        ("steps:\n    one:\n        name: x # c\n        # d\n        next: y\n",
         SetValue(("steps", "one", "role"), "z"),
         "steps:\n    one:\n        name: x # c\n        role: z\n        # d\n        next: y\n"),
        ("steps:\n  one: {name: x}", SetValue(("steps", "one", "on_timeout", "notify"), ["z"]),
         "steps:\n  one: {name: x, on_timeout: {notify: [z]}}"),
        ("id: A-1\nsteps: {}", SetValue(("exceptions", "E-01"), {"when": "x"}),
         "id: A-1\nsteps: {}\nexceptions: {E-01: {when: x}}"),
        # what is written shorter than the path says
        ("a: {to: b}\nnext: {to: c, at_most: 2}\n", SetValue(("next", 0, "to"), "d"),
         "a: {to: b}\nnext: {to: d, at_most: 2}\n"),
        ("next: {yes: a, no: b}\n", SetValue(("next", "no", "to"), "d"), "next: {yes: a, no: d}\n"),
        ("inputs: draft\n", SetValue(("inputs", 0), "note"), "inputs: note\n"),
        ("time_limit: 3 d\n", SetValue(("time_limit", "within"), "3d"), "time_limit: 3d\n"),
        # names
        ("steps:\n  one: {nam: x} # c\n", RenameKey(("steps", "one", "nam"), "name"), "steps:\n  one: {name: x} # c\n"),
        ("'a': b\n", RenameKey(("a",), "c"), "'c': b\n"),
        # gone
        ("a: b\n# about c\nc: d # c\ne: f", Remove(("c",)), "a: b\n# about c\ne: f"),
        ("a: b\r\nc:\r\n  d: e\r\n\r\nf: g\r\n", Remove(("c",)), "a: b\r\n\r\nf: g\r\n"),
        ("a: {b: c, d: e,  f: g}\n", Remove(("a", "d")), "a: {b: c, f: g}\n"),
        ("a: {b: c, d: e }\n", Remove(("a", "d")), "a: {b: c }\n"),
        ("a: [b, c]\nx: y\n", Remove(("a", 0)), "a: [c]\nx: y\n"),
        ("a: [b]\nx: y\n", Remove(("a", 0)), "x: y\n"),
        ("x: y\na:\n  b:\n    - c\n", Remove(("a", "b", 0)), "x: y\n"),
        ("a:\n  - b\n  - c # c\n  - d\n", Remove(("a", 1)), "a:\n  - b\n  - d\n"),
        ("a:\n  - b: c\n    d: e\n", Remove(("a", 0, "b")), "a:\n  - d: e\n"),
        ("inputs: draft\nx: y\n", Remove(("inputs", 0)), "x: y\n"),
        ("a: b\n", Remove(("c", "d")), "a: b\n"),
        # characters
        ("a: b # old words\n", ReplaceText(1, 6, "# old", "# new"), "a: b # new words\n"),
        ("a: b  # old\nc: d\n", ReplaceText(1, 7, "# old", ""), "a: b\nc: d\n"),
        ("a: b\n  # old\nc: d\n", ReplaceText(2, 3, "# old", ""), "a: b\nc: d\n"),
        ("\ufeffa: b # c\r\n  # old\r\nc: d\r\n", ReplaceText(2, 3, "# old", ""), "\ufeffa: b # c\r\nc: d\r\n"),
    ],
)  # fmt: skip
def test_edit(before: str, edit: Edit, after: str) -> None:
    assert change(before, edit) == after


def test_several_edits_name_the_file_as_it_was() -> None:
    before = "a: [b, c, d, e]\nf:\n  - g\n  - h\n  - i\nj: k\n"
    edits = [Remove(("a", 1)), Remove(("a", 3)), Remove(("a", 2)), Remove(("f", 0)), SetValue(("f", 2), "x")]
    assert change(before, *edits, RenameKey(("j",), "l")) == "a: [b]\nf:\n  - h\n  - x\nl: k\n"


def test_a_list_that_loses_everything_goes() -> None:
    assert change("a: [b, c]\nx: y\n", Remove(("a", 0)), Remove(("a", 1))) == "x: y\n"


@pytest.mark.parametrize(
    ("before", "edits"),
    [
        ("a: b\n", [SetValue(("c", "d", 0), "x")]),
        ("a: b\n", [SetValue(("a", "c"), "x")]),
        ("a: b\nc: d\n", [RenameKey(("a",), "c")]),
        ("a: b\n", [Remove(("a",))]),
        ("a: b\n", [SetValue(("a",), "c"), SetValue(("a",), "d")]),
        ("a: {b: c}\nd: e\n", [SetValue(("a", "b"), "x"), Remove(("a",))]),
        ("a:\n  - b # why\n  - c\n", [SetValue(("a",), ["x"])]),
        ("a:\n  b: c # why\nd: e\n", [SetValue(("a",), "x")]),
        ("a: b # c\n", [ReplaceText(1, 6, "# d", "")]),
        ("a: b\n", [ReplaceText(1, 1, "a: b", "[")]),
        ("a: b\n", [ReplaceText(9, 9, "x", "y")]),
        ("a: b\n", [ReplaceText(1, 1, "", "y")]),
    ],
)
def test_what_cannot_be_done_is_refused(before: str, edits: list[Edit]) -> None:
    with pytest.raises(NotEditableError):
        change(before, *edits)


def test_characters_of_a_file_that_cannot_be_read() -> None:
    assert with_characters("a： b\nc：d".encode(), [ReplaceText(1, 2, "：", ": ")]) == "a: b\nc：d".encode()
    assert with_characters(b"a\xff\xe2\x80\xae: b", [ReplaceText(1, 3, "\u202e", "")]) == b"a\xff: b"


def _elements(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    return [one for key in keys for one in [(*path, key), *_elements(data[key], (*path, key))]]


@given(documents(), st.data())
@_RELAXED
def test_any_change_of_any_document(text: str, data: st.DataObject) -> None:
    """An edit is made as a person would make it in the data, or refused; comments elsewhere stay."""
    try:
        before = read(text.encode(), PATH)
    except UnreadableError:
        assume(False)
    element = data.draw(st.sampled_from(_elements(before)))
    edit = data.draw(st.sampled_from(["set", "remove"]))
    value = data.draw(st.sampled_from(["word", "two words", "it's: so", ["a"], {"b": "c"}]))
    expected = copy.deepcopy(before)
    inside = expected
    for key in element[:-1]:
        inside = inside[key]
    if edit == "set":
        inside[element[-1]] = value
    else:
        assume(len(inside) > 1)
        del inside[element[-1]]
    try:
        after = edited(text.encode(), PATH, [SetValue(element, value) if edit == "set" else Remove(element)])
    except NotEditableError:
        assume(False)
    assert same_data(read(after, PATH), expected)
    if edit == "set":
        comments = [one.text for one in syntax_tree(text.encode(), PATH).comments]
        assert [one.text for one in syntax_tree(after, PATH).comments] == comments
    assert json.dumps(before) == json.dumps(read(text.encode(), PATH))
