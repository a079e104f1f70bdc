from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from procman import __version__
from procman.cli import app
from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace
from tests.model.twins_in_use import twins_in_use


def test_version_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys; sys.argv = ['procman', '--version']; from procman.__main__ import main; main();"
        "assert not {'typer', 'pydantic', 'ruamel', 'click'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"procman {__version__}\n"


def test_version_among_other_options(procman: Procman, tmp_path: Path) -> None:
    outcome = procman(tmp_path, "--quiet", "--version")
    assert (outcome.code, outcome.out) == (0, f"procman {__version__}\n")


GROUPS = {"render": app.RenderGroup, "import": app.ImportGroup, "templates": app.TemplatesGroup}
COMMANDS = [*app.MainGroup.table, *(f"{group} {name}" for group, made in GROUPS.items() for name in made.table)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_the_common_options(procman: Procman, tmp_path: Path, command: str) -> None:
    outcome = procman(tmp_path, *command.split(), "--help")
    assert outcome.code == 0
    assert "Usage: procman" in outcome.out
    if command not in GROUPS:
        for option in ("--root", "--lang", "--quiet", "--debug"):
            assert option in outcome.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], "Did you mean 'list'?"),
        (["render", "flow"], "Did you mean 'flowchart'?"),
        (["list", "--nonsense"], "--nonsense"),
        (["list", "--format", "xml"], "text"),
        ([], "Usage"),
    ],
)
def test_wrong_calls_exit_with_2(procman: Procman, tmp_path: Path, arguments: list[str], said: str) -> None:
    outcome = procman(tmp_path, *arguments)
    assert outcome.code == 2
    assert said in outcome.err + outcome.out


def test_common_options_stand_before_or_after_the_command(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    before = procman(root.parent, "--root", str(root), "--lang", "en", "list")
    after = procman(root.parent, "list", "--root", str(root), "--lang", "en")
    assert before.code == after.code == 0
    assert before.out == after.out
    assert "1 processes" in before.out


def test_the_language_is_the_manuals_unless_asked_for(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    assert "共 1 个流程" in procman(root, "list").out
    outcome = procman(root, "list", "--lang", "fr")
    assert (outcome.code, "“fr”" in outcome.err) == (2, True), "mistakes, too, before anything is read"
    outcome = procman(root.parent, "list", "--lang", "fr")
    assert (outcome.code, '"fr"' in outcome.err) == (2, True), "without a manual it is the environment's"


def test_a_fault_is_told_without_a_traceback(
    procman: Procman, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("procman.report.listing.listing_text", fail)
    outcome = procman(make_workspace(), "list")
    assert outcome.code == 3
    assert "ZeroDivisionError: by nought" in outcome.err
    assert "Traceback" not in outcome.err
    with pytest.raises(ZeroDivisionError):
        procman(make_workspace(), "list", "--debug")


def test_an_interrupted_run_exits_with_130(
    procman: Procman, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("procman.report.listing.listing_text", interrupt)
    assert procman(make_workspace(), "list").code == 130


HEAVY = {"git", "jinja2", "graphviz", "rich", "typst", "resvg_py", "lxml", "holidays", "markdown_it", "pydantic"}


@twins_in_use
@pytest.mark.parametrize("arguments", [["list"], ["lint"], ["show", "AD-01"], ["rules"]])
def test_light_commands_import_nothing_heavy(make_workspace: MakeWorkspace, arguments: list[str]) -> None:
    code = (
        f"import sys; from procman.cli.entry import run; run({arguments!r});"
        f"print('heavy:', sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=make_workspace(), encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "heavy: []"


@twins_in_use
@pytest.mark.parametrize("words", [["manual"], ["manual", "--format", "docx"], ["site"], ["guide"], ["flowchart"]])
def test_documents_are_made_of_light_twins(make_workspace: MakeWorkspace, words: list[str]) -> None:
    code = (
        f"import sys; from procman.cli.entry import run; run({['render', *words]!r});"
        "print('pydantic' in sys.modules, sys.modules.get('pydantic_core._pydantic_core'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=make_workspace(), encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1].startswith("False <module")
