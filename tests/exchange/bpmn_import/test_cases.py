from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from procman.exchange.bpmn_export.document import to_bpmn
from procman.exchange.process_text import process_text
from procman.lint.engine import lint
from procman.source.reader import read
from procman.source.workspace import ORGANISATION
from tests.exchange.bpmn_import.cases import CASES, MODELS, expected, imported, written

ids = {"ids": lambda path: path.stem}


@pytest.mark.parametrize("ending", [".yaml", ".txt"])
@pytest.mark.parametrize("path", CASES, **ids)
def test_definitions_and_report_are_as_reviewed(path: Path, ending: str) -> None:
    assert expected(imported(path))[ending] == path.with_suffix(ending).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODELS, **ids)
def test_definitions_lint_without_errors(path: Path, tmp_path: Path) -> None:
    workspace = written(imported(path), tmp_path)
    assert workspace.problems == ()
    result = lint(workspace.tree, today=datetime.date(2026, 1, 1), language="en")
    assert [finding for finding in result.findings if finding.severity == "error"] == []


@pytest.mark.parametrize("path", MODELS, **ids)
def test_every_element_of_the_file_is_accounted_for(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    declared = re.findall(r'<(?!procman:)[\w:]+[^<>]*?\sid="([^"]+)"', content)
    (result,) = imported(path).files
    assert result.imported is not None
    told = result.imported.ledger.told()
    for one in declared:
        entries = [entry for entry in told if entry.id == one and not entry.kind.startswith("@")]
        assert len(entries) == declared.count(one), one
        assert all(entry.outcome.fate is not None for entry in entries), one


@pytest.mark.parametrize("path", MODELS, **ids)
def test_what_is_carried_says_where_and_the_place_exists(path: Path) -> None:
    run = imported(path)
    (result,) = run.files
    assert result.imported is not None
    known = {process.id: process for process in result.imported.processes}
    organisation = read(run.contents[ORGANISATION], ORGANISATION)
    for entry in result.imported.ledger.told():
        for place in entry.places:
            process_id, _, element = place.partition(" ")
            if process_id == "organisation":
                assert element in {**organisation.get("roles", {}), **organisation.get("parties", {})}
                continue
            section, _, one = element.partition(".")
            if one:
                assert one.split(".")[0] in getattr(known[process_id], section), place


@pytest.mark.parametrize("path", MODELS, **ids)
def test_importing_what_was_exported_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    workspace = written(imported(path), tmp_path / "first")
    definitions = workspace.require_sound()
    for process in definitions.processes.values():
        exported = tmp_path / f"{process.id}.bpmn"
        exported.write_bytes(to_bpmn(process, definitions, "zh-CN"))
        (result,) = imported(exported, definitions=definitions).files
        assert result.imported is not None
        (again,) = result.imported.processes
        assert process_text(again).encode() == workspace.contents[workspace.files[process.id]]
        lost = [entry for entry in result.imported.ledger.told() if entry.outcome.fate in ("changed", "not-carried")]
        assert lost == []


@pytest.mark.parametrize("path", MODELS, **ids)
def test_the_same_file_gives_the_same_result(path: Path) -> None:
    assert imported(path).contents == imported(path).contents
    assert expected(imported(path)) == expected(imported(path))


def test_several_files_share_numbers_and_roles(tmp_path: Path) -> None:
    run = imported(*CASES)
    assert all(result.error is None for result in run.files)
    processes = [process for result in run.files if result.imported for process in result.imported.processes]
    assert [process.id for process in processes] == [f"IM-{number:02}" for number in range(1, len(processes) + 1)]
    names = [name for name, _ in run.additions.roles.values()]
    assert len(names) == len(set(names))
    workspace = written(run, tmp_path)
    assert list(workspace.definitions.processes) == [process.id for process in processes]


def test_english_words_in_an_english_manual() -> None:
    run = imported(next(path for path in CASES if path.stem == "names"), language="en")
    (process,) = (process for result in run.files if result.imported for process in result.imported.processes)
    assert process.name == "names"
    assert process.steps["c"].name == "Unnamed task 3"
    assert process.steps["gate"].name == 'How did "核对资料" turn out?'
