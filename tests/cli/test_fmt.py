from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procman.source import formatting
from tests.conftest import REPOSITORY
from tests.lint.base_workspace import ORDER, base_files

MESSY = b"# head\r\nid:   SA-01 # the id\r\nname: 'Order'\r\n\r\n\r\nsteps:\r\n    one:   {name:  First ,role: clerk}"
TIDY = b"# head\r\nid: SA-01  # the id\r\nname: Order\r\n\r\nsteps:\r\n  one: {name: First, role: clerk}\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, content in base_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def test_the_sample_manual_is_laid_out(procman: Any) -> None:
    outcome = procman(REPOSITORY, "fmt", "--check")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "共 22 个文件，需要重新排版 0 个。\n"


def test_files_are_rewritten_and_named(procman: Any, folder: Path) -> None:
    file = folder / "processes" / ORDER
    file.write_bytes(MESSY)
    file.chmod(0o640)
    outcome = procman(folder, "fmt", str(file))
    assert (outcome.code, outcome.out) == (0, f"processes/{ORDER}\n")
    assert file.read_bytes() == TIDY
    assert file.stat().st_mode & 0o777 == 0o640
    assert procman(folder, "fmt", str(file)).out == ""


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_is_written(procman: Any, folder: Path, option: str) -> None:
    file = folder / "processes" / ORDER
    file.write_bytes(MESSY)
    outcome = procman(folder, "fmt", option, str(file))
    assert outcome.code == 1
    assert f"processes/{ORDER}" in outcome.out
    assert file.read_bytes() == MESSY
    file.write_bytes(TIDY)
    outcome = procman(folder, "fmt", option, str(file))
    assert (outcome.code, outcome.out) == (0, "")


def test_the_difference_can_be_applied(procman: Any, folder: Path) -> None:
    file = folder / "processes" / ORDER
    file.write_bytes(b"id:  SA-01\nname: x")
    outcome = procman(folder, "fmt", "--diff", str(file))
    assert outcome.out == (
        f"--- a/processes/{ORDER}\n+++ b/processes/{ORDER}\n@@ -1,2 +1,2 @@\n"
        "-id:  SA-01\n-name: x\n\\ No newline at end of file\n+id: SA-01\n+name: x\n"
    )


def test_an_unreadable_file_is_told_and_the_others_are_laid_out(procman: Any, folder: Path) -> None:
    (folder / "processes" / ORDER).write_bytes(MESSY)
    (folder / "processes" / "sales" / "sa-03.yaml").write_bytes(b"id: [")
    (folder / "processes" / "glossary.yaml").write_bytes(b"")
    outcome = procman(folder, "--lang", "en", "fmt")
    assert outcome.code == 2
    assert "processes/sales/sa-03.yaml:2:1" in outcome.err
    assert (folder / "processes" / ORDER).read_bytes() == TIDY
    assert (folder / "processes" / "glossary.yaml").read_bytes() == b""


def test_a_result_that_says_something_else_is_a_fault(
    procman: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "processes" / ORDER
    file.write_bytes(MESSY)
    monkeypatch.setattr(formatting, "value_lines", lambda *_: ["lost"])
    outcome = procman(folder, "--lang", "en", "fmt", str(file))
    assert outcome.code == 3
    assert "fault of procman" in outcome.err
    assert file.read_bytes() == MESSY


def test_a_protected_file_stays(procman: Any, folder: Path) -> None:
    (folder / "processes" / "sales" / "a.yaml").write_bytes(MESSY)
    file = folder / "processes" / ORDER
    file.write_bytes(MESSY)
    file.chmod(0o444)
    outcome = procman(folder, "--lang", "en", "fmt")
    assert outcome.code == 2
    assert "write-protected" in outcome.err
    assert file.read_bytes() == MESSY
    assert (folder / "processes" / "sales" / "a.yaml").read_bytes() == MESSY, "all files or none"


def test_a_link_out_of_the_workspace_is_refused(procman: Any, folder: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("outside") / "other.yaml"
    outside.write_bytes(MESSY)
    (folder / "processes" / "sales" / "link.yaml").symlink_to(outside)
    outcome = procman(folder, "--lang", "en", "fmt", "processes/sales/link.yaml")
    assert outcome.code == 2
    assert "leads out of the workspace" in outcome.err
    assert outside.read_bytes() == MESSY


def test_a_link_within_the_workspace_stays_a_link(procman: Any, folder: Path) -> None:
    target = folder / "kept" / "order.yaml"
    target.parent.mkdir()
    target.write_bytes(MESSY)
    link = folder / "processes" / "sales" / "link.yaml"
    link.symlink_to(target)
    assert procman(folder, "fmt", "processes/sales/link.yaml").code == 0
    assert link.is_symlink()
    assert target.read_bytes() == TIDY
