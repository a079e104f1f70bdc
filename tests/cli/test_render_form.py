from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace


def test_all_forms_are_written_below_the_output_folder(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    outcome = procman(root, "render", "form")
    assert (outcome.code, outcome.out) == (0, "build/forms/AD-01-F01.html\n")
    assert (root / "build/forms/AD-01-F01.html").is_file()
    assert procman(root, "render", "form").code == 0, "its own file may be overwritten"


@pytest.mark.parametrize("format", ["html", "docx", "xlsx", "pdf"])
def test_one_form_goes_to_a_file(procman: Procman, sample_root: Path, tmp_path: Path, format: str) -> None:
    target = tmp_path / f"form.{format}"
    outcome = procman(sample_root, "render", "form", "CS-02-F03", "--format", format, "--output", str(target))
    assert (outcome.code, outcome.out) == (0, f"{target}\n")
    first = target.read_bytes()
    again = procman(sample_root, "render", "form", "CS-02-F03", "--format", format, "--output", str(target))
    assert again.code == 0
    assert target.read_bytes() == first
    target.write_bytes(b"somebody else's")
    refused = procman(sample_root, "render", "form", "CS-02-F03", "--format", format, "--output", str(target))
    assert refused.code == 2
    assert target.read_bytes() == b"somebody else's"


def test_processes_numbers_and_ids_choose(procman: Procman, sample_root: Path, tmp_path: Path) -> None:
    outcome = procman(sample_root, "render", "form", "CS-02", "BO-01-F02", "waiver-form", "--output", str(tmp_path))
    assert sorted(Path(line).stem for line in outcome.out.splitlines()) == [
        "BO-01-F02",
        "BO-02-F02",
        "CS-02-F01",
        "CS-02-F02",
        "CS-02-F03",
        "CS-02-F04",
    ]


@pytest.mark.parametrize(
    ("word", "meant"), [("CS-02-F0", "CS-02-F01"), ("cs-02-f01", "CS-02-F01"), ("waver-form", "waiver-form")]
)
def test_a_slip_gets_a_suggestion(procman: Procman, sample_root: Path, word: str, meant: str) -> None:
    outcome = procman(sample_root, "render", "form", word)
    assert (outcome.code, outcome.out) == (2, "")
    assert meant in outcome.err


def test_nothing_like_it(procman: Procman, sample_root: Path) -> None:
    assert procman(sample_root, "render", "form", "xyz").code == 2


def test_a_process_without_forms(procman: Procman, make_workspace: MakeWorkspace) -> None:
    empty = 'id: AD-05\nname: 无表单\ndomain: administration\nowner: buyer\nversion: "1.0"\n'
    root = make_workspace({"administration/ad-05.yaml": empty})
    outcome = procman(root, "--lang", "en", "render", "form", "AD-05")
    assert outcome.code == 2
    assert "no forms" in outcome.err
