"""Every bad input gets one clear sentence with the place and the remedy, the right exit code, and no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Procman
from tests.conftest import MakeWorkspace

DEFINITION = "administration/ad-02.yaml"
HEAD = "id: AD-02\nname: x\ndomain: administration\nowner: buyer\nversion: '1.0'\n"
NEEDS_SOUND = [["list"], ["show", "AD-01"], ["render", "manual"], ["render", "flowchart"]]
UNREADABLE: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "The file is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary file"),
    "gb18030": ("name: 客户投诉".encode("gb18030"), "not encoded in UTF-8"),
    "cyclic alias": ("a: &a [*a]\n", "anchor"),
    "not YAML": ("a: [b\n", "not YAML"),
    "too large": (b"#" * (2 * 1024 * 1024), "2.0 MiB"),
}


def assert_clear(outcome: Outcome, code: int, said: str) -> None:
    text = outcome.err + outcome.out
    assert outcome.code == code, text
    assert said in text
    assert "Traceback" not in text


@pytest.mark.parametrize("command", NEEDS_SOUND, ids=" ".join)
@pytest.mark.parametrize("kind", UNREADABLE)
def test_unreadable_files(procman: Procman, make_workspace: MakeWorkspace, kind: str, command: list[str]) -> None:
    content, said = UNREADABLE[kind]
    root = make_workspace({DEFINITION: content})
    outcome = procman(root, *command, "--lang", "en")
    assert_clear(outcome, 2, said)
    assert "processes/administration/ad-02.yaml" in outcome.err
    assert "Remedy:" in outcome.err
    assert not (root / "build").exists()


@pytest.mark.parametrize("kind", UNREADABLE)
def test_lint_reports_unreadable_files_and_exits_with_2(
    procman: Procman, make_workspace: MakeWorkspace, kind: str
) -> None:
    content, said = UNREADABLE[kind]
    outcome = procman(make_workspace({DEFINITION: content}), "lint", "--lang", "en")
    assert_clear(outcome, 2, said)
    assert "processes/administration/ad-02.yaml" in outcome.out


def test_lint_reports_a_wrong_definition_and_exits_with_1(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace({DEFINITION: HEAD + "purpos: x\n"})
    outcome = procman(root, "lint", "--lang", "en")
    assert_clear(outcome, 1, 'Did you mean "purpose"?')
    assert "processes/administration/ad-02.yaml:6:1" in outcome.out


def test_a_file_that_cannot_be_read_any_more_is_told_by_diff(procman: Procman, make_workspace: MakeWorkspace) -> None:
    """One that is broken in both versions in the same way did not change; lint tells it."""
    old = make_workspace({DEFINITION: HEAD}, "old")
    new = make_workspace({DEFINITION: "id: [\n"}, "new")
    assert_clear(procman(new, "diff", str(old), str(new), "--lang", "en"), 2, "ad-02.yaml")
    assert_clear(procman(new, "diff", str(new), str(new), "--lang", "en"), 0, "")
    assert_clear(procman(new, "lint", "--lang", "en"), 2, "ad-02.yaml")


def test_wrong_settings_exit_with_2(procman: Procman, make_workspace: MakeWorkspace) -> None:
    assert_clear(procman(make_workspace({"manual.yaml": "titel: x\n"}), "lint", "--lang", "en"), 2, '"title"')


@pytest.mark.parametrize(
    "command", [["list"], ["lint"], ["render", "manual"], ["new", "X-1", "--name", "x", "--domain", "y"]]
)
def test_no_workspace(procman: Procman, tmp_path: Path, command: list[str]) -> None:
    assert_clear(procman(tmp_path, *command), 2, "processes/manual.yaml")
    assert_clear(procman(tmp_path, *command, "--root", str(tmp_path / "none")), 2, "processes/manual.yaml")


def test_a_process_without_steps(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace({DEFINITION: HEAD})
    assert_clear(procman(root, "render", "flowchart", "AD-02", "--lang", "en"), 2, "AD-02 has no steps")
    assert_clear(procman(root, "render", "manual", "--lang", "en"), 0, "build/manual.html")
    assert_clear(procman(root, "lint", "--lang", "en"), 1, "ad-02.yaml")


def test_an_unknown_process(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    assert_clear(procman(root, "show", "AD-1", "--lang", "en"), 2, "Did you mean AD-01?")
    assert_clear(procman(root, "render", "flowchart", "ZZ-99", "--lang", "en"), 2, "no process ZZ-99")


@pytest.mark.parametrize("path", ["none.yaml", "..", "/etc"])
def test_paths_that_lint_cannot_check(procman: Procman, make_workspace: MakeWorkspace, path: str) -> None:
    assert_clear(procman(make_workspace(), "lint", path, "--lang", "en"), 2, path.removesuffix(".yaml"))


def test_not_a_repository(procman: Procman, make_workspace: MakeWorkspace) -> None:
    assert_clear(procman(make_workspace(), "diff", "v1.0", "--lang", "en"), 2, "not a git repository")


def repository(make_workspace: MakeWorkspace) -> Path:
    root = make_workspace()
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *arguments], cwd=root, check=True, capture_output=True)
    return root


@pytest.mark.parametrize("revision", ["v9", "--output=x", "-p", "HEAD~5", "HEAD:processes", "", "a b", "\u202e"])
def test_unknown_revisions(procman: Procman, make_workspace: MakeWorkspace, revision: str) -> None:
    root = repository(make_workspace)
    outcome = procman(root, "diff", "--lang", "en", "--", revision)
    assert outcome.code == 2, outcome
    assert "Traceback" not in outcome.err
    assert not (root / "x").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
def test_a_read_only_output_folder(
    procman: Procman, make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # The superuser may write anywhere, so the refusal is made rather than met.
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    outcome = procman(root, "render", "manual", "--lang", "en")
    assert_clear(outcome, 2, "cannot be written (Permission denied)")
    assert not list((root / "build").iterdir())


def test_an_output_folder_that_is_a_file(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    (root / "build").write_text("mine", encoding="utf-8")
    assert_clear(procman(root, "render", "manual", "--lang", "en"), 2, "cannot be written")
    assert (root / "build").read_text(encoding="utf-8") == "mine"


def test_a_manual_that_wants_to_write_elsewhere(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace({"manual.yaml": "output: ../elsewhere\n"})
    assert_clear(procman(root, "render", "manual", "--lang", "en"), 2, "outside the workspace")


def test_a_foreign_file_is_not_overwritten(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    mine = root / "mine.html"
    mine.write_text("mine", encoding="utf-8")
    assert_clear(procman(root, "render", "manual", "-o", str(mine), "--lang", "en"), 2, "--force")
    assert mine.read_text(encoding="utf-8") == "mine"
    assert procman(root, "render", "manual", "-o", str(mine), "--force").code == 0
    assert procman(root, "render", "manual", "-o", str(mine)).code == 0


def test_a_template_with_a_mistake(procman: Procman, make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    override = root / "templates/html/manual.html.j2"
    override.parent.mkdir(parents=True)
    override.write_text("<p>\n{{ nothing.like.it }}\n", encoding="utf-8")
    outcome = procman(root, "render", "manual", "--lang", "en")
    assert_clear(outcome, 2, "templates/html/manual.html.j2:2")
    assert not (root / "build").exists()
