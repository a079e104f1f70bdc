from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from procman.diff.engine import diff
from procman.report.diff_json import diff_json
from procman.report.diff_view import DiffView
from procman.source.differing import load_differing
from procman.source.tree import FileTree, KeptTree
from procman.source.workspace import Workspace, load
from tests.diff.build import base, edited
from tests.diff.cases import cases
from tests.model.twins_in_use import models_instead

DICTIONARIES = ("manual", "organisation", "requirements", "glossary")
EDITS = [case.edit for case in cases() if not case.before]
PROCESS_EDITS = [edit for edit in EDITS if not edit.keys() & set(DICTIONARIES)]
_WRITER = YAML()


class Tree:
    """Files in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.asked: set[str] = set()

    def paths(self) -> list[str]:
        return sorted(self.files)

    def read(self, path: str) -> bytes:
        self.asked.add(path)
        return self.files[path]


class Kept(Tree):
    """The same, with ids."""

    def object_id(self, path: str) -> str | None:
        return hashlib.sha256(self.files[path]).hexdigest() if path in self.files else None

    def fetch(self, paths: Iterable[str]) -> None:
        """Everything is at hand."""


def files(data: dict[str, Any], places: dict[str, str] | None = None) -> dict[str, bytes]:
    """Definition files of plain data; ``places`` are other paths of processes."""
    found = {}
    for name, content in data.items():
        stream = io.BytesIO()
        _WRITER.dump(content, stream)
        path = name if name in DICTIONARIES else (places or {}).get(name, f"service/{name}")
        found[f"processes/{path}.yaml"] = stream.getvalue()
    return found


@st.composite
def versions(draw: st.DrawFn, edits: list[dict[str, Any]]) -> dict[str, bytes]:
    data = base()
    third = {**data["other"], "id": "NW-02", "name": "巡检流程"}
    data["third"] = third
    for edit in draw(st.lists(st.sampled_from(edits), max_size=3)):
        try:
            data = edited(data, edit)
        except KeyError:
            assume(False)
    # A process that comes or goes, moves, is declared twice, or names one that stayed as it was.
    for name in draw(st.sets(st.sampled_from(["other", "third"]))):
        del data[name]
    if draw(st.booleans()) and "other" in data:
        data["copy"] = {**data["other"], "name": "另一份"}
    if draw(st.booleans()):
        data = edited(data, {"process": {"inputs": {"result": {"name": "结果", "from": "NW-02"}}}})
    place = draw(st.sampled_from(["service/other", "network/other", "zz"]))
    return files(data, {"other": place})


def told(old: Workspace, new: Workspace) -> tuple[str, list[str]]:
    """Everything that a report says, and the problems in files that differ."""
    result = diff(old.definitions, new.definitions)
    view = DiffView(result, old, new, ("a", "b"), "zh-CN")
    sentences = [row.subject for process in view.processes() for group in process.groups for row in group.rows]
    problems = [
        f"{one.key} {one.location.path}"
        for mine, other in ((old, new), (new, old))
        for one in mine.problems
        if mine.contents.get(one.location.path) != other.contents.get(one.location.path)
    ]
    return diff_json(result, old, new, ("a", "b"), "en") + "\n".join(sentences), problems


@pytest.mark.parametrize("edits", [PROCESS_EDITS, EDITS], ids=["processes", "dictionaries too"])
@pytest.mark.parametrize("kind", [Tree, Kept])
def test_what_differs_tells_what_everything_tells(kind: type[Tree], edits: list[dict[str, Any]]) -> None:
    @settings(deadline=None, max_examples=40)
    @given(versions(edits), versions(edits))
    def check(first: dict[str, bytes], second: dict[str, bytes]) -> None:
        assume(not all("processes/service/copy.yaml" in version for version in (first, second)))
        whole = told(load(Tree(first)), load(Tree(second)))
        assert told(*load_differing(kind(first), kind(second))) == whole

    check()


def test_what_is_the_same_is_not_read() -> None:
    before = files(base())
    after = files(edited(base(), {"process": {"name": "投诉处理流程"}}))
    old, new = Kept(before), Kept(after)
    assert isinstance(old, KeptTree)
    load_differing(old, new)
    assert "processes/service/other.yaml" not in old.asked | new.asked
    assert "processes/service/process.yaml" in old.asked & new.asked


def test_a_dictionary_concerns_everybody() -> None:
    after = files(edited(base(), {"organisation": {"roles": {"agent": {"name": "客服专员"}}}}))
    trees: tuple[FileTree, FileTree] = Kept(files(base())), Kept(after)
    old, new = load_differing(*trees)
    assert old.definitions.processes.keys() == new.definitions.processes.keys() == {"CS-02", "NW-01"}
    (entry,) = diff(old.definitions, new.definitions).shared
    assert entry.processes == ("CS-02",)


@pytest.mark.slow
def test_the_light_twins_are_told_like_the_models() -> None:
    for edit in EDITS:
        first, second = (files(data) for data in (base(), edited(base(), edit)))
        found = told(*load_differing(Kept(first), Kept(second)))
        with models_instead():
            assert found == told(load(Tree(first)), load(Tree(second)))
