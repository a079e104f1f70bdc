from __future__ import annotations

import json

import jsonschema

from procman.diff.engine import diff
from procman.report.diff_json import diff_json
from procman.report.schemas import json_schema
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import MakeWorkspace
from tests.diff.build import FOLDER

PATH = "processes/service/cs-02.yaml"


def _report(make_workspace: MakeWorkspace, *replacements: tuple[str, str]) -> dict:  # type: ignore[type-arg]
    text = (FOLDER / "base/process.yaml").read_text(encoding="utf-8")
    dictionaries = {f"{name}.yaml": (FOLDER / f"base/{name}.yaml").read_bytes() for name in ("manual", "organisation")}
    old = load(FolderTree(make_workspace({**dictionaries, "service/cs-02.yaml": text}, "old")))
    for before, after in replacements:
        assert before in text
        text = text.replace(before, after)
    new = load(FolderTree(make_workspace({**dictionaries, "service/cs-02.yaml": text}, "new")))
    assert not old.problems + new.problems
    report = diff_json(diff(old.definitions, new.definitions, {"CS-02"}), old, new, ("a", "b"), "en")
    data: dict = json.loads(report)  # type: ignore[type-arg]
    jsonschema.validate(data, json_schema("report-diff"))
    assert report.endswith("}\n")
    return data


def test_places_are_null_where_there_is_nothing(make_workspace: MakeWorkspace) -> None:
    data = _report(make_workspace, ("    duty: execute\n", ""), ("withdrawn: 撤诉", "withdrawn: 撤诉\n  merged: 并案"))
    added, duty = data["processes"][0]["changes"]
    assert (added["kind"], added["old_location"]) == ("end-added", None)
    assert added["new_location"]["path"] == PATH
    assert (duty["kind"], duty["new_location"], duty["old"], duty["new"]) == ("duty-changed", None, "execute", None)


def test_values_are_plain_data_in_the_words_of_the_format(make_workspace: MakeWorkspace) -> None:
    data = _report(make_workspace, ("  reply: {name: 答复, to: customer}", "  letter: {name: 函, to: customer}"))
    added, removed = data["processes"][0]["changes"]
    assert (added["new"], added["old"]) == ({"name": "函", "to": ["customer"]}, None)
    assert (removed["old"], removed["new"]) == ({"name": "答复", "to": ["customer"]}, None)


def test_nothing_changed(make_workspace: MakeWorkspace) -> None:
    assert _report(make_workspace) == {"version": 1, "old": "a", "new": "b", "processes": [], "shared": []}
