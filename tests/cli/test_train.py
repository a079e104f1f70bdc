from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.change_repository import edit, release, write_workspace
from tests.cli.conftest import Procman
from tests.cli.test_bulletin import HOSTILE, text_of

FORMATS = {"html": "html", "docx": "docx", "markdown": "md", "xlsx": "xlsx"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = write_workspace(tmp_path / "workspace")
    release(root, "v1.0", "首版")
    edit(root, "time_limit: 15min", "time_limit: 5min")
    release(root, "v1.1", "登记太慢。")
    return root


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("call", [("v1.0", "v1.1"), ("--onboarding", "客服岗"), ("--plan", "2026")])
def test_every_paper_in_every_format(repository: Path, procman: Procman, format: str, call: tuple[str, ...]) -> None:
    outcome = procman(repository, "train", *call, "--format", format)
    assert outcome.code == 0, outcome.err
    path = repository / outcome.out.strip()
    assert path.suffix == f".{FORMATS[format]}"
    first = path.read_bytes()
    assert procman(repository, "train", *call, "--format", format).code == 0
    assert path.read_bytes() == first


def test_who_learns_what(repository: Path, procman: Procman) -> None:
    assert procman(repository, "train", "v1.0", "v1.1").out == "build/training.html\n"
    text = text_of(repository / "build/training.html")
    for words in ("谁要学什么", "客服代表", "新时限", "当面讲解", "签名", "课时为估算"):
        assert words in text


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ((), "--onboarding"),
        (("v1.0", "--plan", "2026"), "--onboarding"),
        (("--plan", "2026", "--role", "agent"), "--onboarding"),
        (("--onboarding", "nobody"), "nobody"),
        (("--onboarding", "客服刚"), "agent-post"),
        (("v1.0", "--position", "nobody"), "nobody"),
    ],
)
def test_wrong_calls(repository: Path, procman: Procman, call: tuple[str, ...], words: str) -> None:
    outcome = procman(repository, "train", *call)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err


def test_only_a_role_or_a_position(repository: Path, procman: Procman) -> None:
    assert procman(repository, "train", "v1.0", "v1.1", "--role", "agent").out
    assert procman(repository, "train", "v1.0", "v1.1", "--position", "客服岗").out
    nothing = procman(repository, "train", "v1.0", "v1.1", "--role", "inspector")
    assert (nothing.code, nothing.out) == (0, "")
    assert "质检员" in nothing.err


def test_no_change_says_so(repository: Path, procman: Procman) -> None:
    outcome = procman(repository, "train", "v1.1")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err


def test_a_workbook_has_no_formulas(repository: Path, procman: Procman) -> None:
    edit(repository, "name: 登记工单", "name: \"=cmd|'/c calc'!A1\"")
    edit(repository, "time_limit: 5min", "time_limit: 6min")
    assert procman(repository, "train", "v1.0", "--format", "xlsx").code == 0
    assert procman(repository, "train", "--onboarding", "客服岗", "--format", "xlsx").code == 0
    found = []
    for file in sorted((repository / "build").glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(file):
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert all(cell.data_type != "f" for cell in cells)
            found += [str(cell.value) for cell in cells]
    assert "=cmd|'/c calc'!A1" in found


def test_hostile_names(repository: Path, procman: Procman) -> None:
    name = HOSTILE[:70].replace("\\", "")
    edit(repository, "name: 客服岗", f'name: "{name}"', "processes/organisation.yaml")
    for format in FORMATS:
        outcome = procman(repository, "train", "v1.0", "--format", format)
        assert outcome.code == 0, outcome.err
    assert "<script>alert(1)" in text_of(repository / "build/training.html")
