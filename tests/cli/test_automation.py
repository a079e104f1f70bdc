"""The CI templates that ``procman init`` writes and the hooks that this repository offers: what they run works."""

from __future__ import annotations

import inspect
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from procman.cli.app import MainGroup
from procman.cli.lint import lint
from tests.cli.conftest import Procman
from tests.cli.lint_workspace import git
from tests.conftest import REPOSITORY

PROCESS = "processes/administration/ad-01-purchase.yaml"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the services run the commands in a POSIX shell")


def parsed(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@pytest.fixture(params=["clean", "broken"])
def scratch(request: pytest.FixtureRequest, procman: Procman, tmp_path: Path) -> tuple[Path, bool]:
    """A new workspace with both services' files in a repository, and whether a role in it is misspelt."""
    root = tmp_path / "firm"
    assert procman(tmp_path, "init", "firm", "--lang", "zh-CN").code == 0
    assert procman(tmp_path, "init", "firm", "--lang", "zh-CN", "--ci", "gitlab", "--force").code == 0
    broken = request.param == "broken"
    if broken:
        text = (root / PROCESS).read_text(encoding="utf-8")
        (root / PROCESS).write_text(text.replace("role: department-head\n", "role: head\n", 1), encoding="utf-8")
    git(root, "init", "-q", "-b", "main", ".")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    return root, broken


def shell(root: Path, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command as the services do: bash stops at the first that fails."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command],
        cwd=root,
        env=os.environ | {"PATH": path} | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_github_workflow(scratch: tuple[Path, bool], tmp_path: Path) -> None:
    root, broken = scratch
    workflow = parsed(root / ".github/workflows/procman.yaml")
    steps = {
        step["run"].split("\n")[0]: step
        for step in workflow["jobs"]["manual"]["steps"]
        if "run" in step and step.get("name") != "What changed"
    }
    outcomes = {}
    summary = tmp_path / "summary.md"
    for name, step in steps.items():
        if not name.startswith("pip install"):
            outcomes[name] = shell(root, step["run"], GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    annotated, summarised, rendered = outcomes.values()
    assert annotated.returncode == (1 if broken else 0)
    assert (f"::error file={PROCESS},line=" in annotated.stdout) == broken
    assert summarised.returncode == 0, "the step before has judged"
    assert ("unknown-role" in summary.read_text(encoding="utf-8")) == broken
    assert rendered.returncode == 0, rendered.stderr
    assert (root / "build/manual.html").is_file()


def test_gitlab_pipeline(scratch: tuple[Path, bool]) -> None:
    root, broken = scratch
    job = parsed(root / ".gitlab-ci.yml")["manual"]
    check, *others = job["script"]
    outcome = shell(root, check)
    assert outcome.returncode == (1 if broken else 0)
    assert ("[unknown-role]" in outcome.stdout) == broken, "findings stand in the log as well"
    report = json.loads((root / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    schema = (REPOSITORY / "tests/data/reports/gitlab-code-quality.json").read_text(encoding="utf-8")
    jsonschema.validate(report, json.loads(schema))
    assert [one["location"]["path"] for one in report] == ([PROCESS] if broken else [])
    assert job["artifacts"]["when"] == "always"
    for command in others:
        assert shell(root, command).returncode == 0
    assert all((root / path).exists() for path in job["artifacts"]["paths"])


def program(folder: Path, name: str, answer: str, code: int = 0) -> str:
    """A stand-in for a program: it notes its words, prints an answer and ends with a code; its folder for the PATH."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{folder}/{name}.log"\n{answer}\nexit {code}\n')
    (folder / name).chmod(0o755)
    return f"{folder}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def requested(procman: Procman, tmp_path: Path) -> Path:
    """A repository whose last commit is the merge of a change request."""
    root = tmp_path / "firm"
    for service in ("github", "gitlab"):
        assert procman(tmp_path, "init", "firm", "--lang", "zh-CN", "--ci", service, "--force").code == 0
    git(root, "init", "-q", "-b", "main", ".")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    git(root, "checkout", "-q", "-b", "request")
    text = (root / PROCESS).read_text(encoding="utf-8")
    (root / PROCESS).write_text(text.replace("\nname: ", "\nname: 新", 1), encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", "two")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "merged", "request")
    return root


@pytest.mark.parametrize(
    ("answer", "code", "called"),
    [("", 0, "--method POST repos/firm/manual/issues/7/comments"), ("echo 42", 0, "--method PATCH"), ("", 1, "POST")],
    ids=["first", "again", "no right"],
)
def test_github_says_what_changed(requested: Path, tmp_path: Path, answer: str, code: int, called: str) -> None:
    steps = parsed(requested / ".github/workflows/procman.yaml")["jobs"]["manual"]["steps"]
    (step,) = [step for step in steps if step.get("name") == "What changed"]
    summary = tmp_path / "summary.md"
    outcome = shell(
        requested,
        step["run"],
        PATH=program(tmp_path / "bin", "gh", answer, code),
        GITHUB_STEP_SUMMARY=str(summary),
        GITHUB_SERVER_URL="https://github.example.org",
        GITHUB_REPOSITORY="firm/manual",
        NUMBER="7",
        SHA="abc",
    )
    assert outcome.returncode == 0, outcome.stderr
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("<!-- procman diff -->")
    assert f"https://github.example.org/firm/manual/blob/abc/{PROCESS}#L" in written
    assert called in (tmp_path / "bin/gh.log").read_text(encoding="utf-8")
    assert ("::notice::" in outcome.stdout) == (code == 1)
    assert (requested / "changes.html").is_file()


@pytest.mark.parametrize(
    ("answer", "code", "called"),
    [
        ("echo []", 0, "--request POST --header JOB-TOKEN: secret"),
        ("""echo '[{"id": 42, "body": "<!-- procman diff -->"}]'""", 0, "--request PUT"),
        ("", 22, "POST"),
    ],
    ids=["first", "again", "no right"],
)
def test_gitlab_says_what_changed(requested: Path, tmp_path: Path, answer: str, code: int, called: str) -> None:
    job = parsed(requested / ".gitlab-ci.yml")["changes"]
    outcome = shell(
        requested,
        "\n".join(job["script"]),
        PATH=program(tmp_path / "bin", "curl", answer, code),
        CI_PROJECT_URL="https://gitlab.example.org/firm/manual",
        CI_COMMIT_SHA="abc",
        CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD^1",
        CI_API_V4_URL="https://gitlab.example.org/api/v4",
        CI_MERGE_REQUEST_PROJECT_ID="3",
        CI_MERGE_REQUEST_IID="7",
        CI_JOB_TOKEN="secret",
    )
    assert outcome.returncode == 0, outcome.stderr
    written = (requested / "changes.md").read_text(encoding="utf-8")
    assert f"https://gitlab.example.org/firm/manual/-/blob/abc/{PROCESS}#L" in written
    assert called in (tmp_path / "bin/curl.log").read_text(encoding="utf-8")
    assert ("could not be posted" in outcome.stdout) == (code == 22)
    assert all((requested / path).is_file() for path in job["artifacts"]["paths"])


@pytest.mark.parametrize(
    ("service", "file"), [("github", ".github/workflows/procman.yaml"), ("gitlab", ".gitlab-ci.yml"), ("none", None)]
)
def test_init_writes_one_service(procman: Procman, tmp_path: Path, service: str, file: str | None) -> None:
    procman(tmp_path, "init", "firm", "--ci", service)
    written = {".github/workflows/procman.yaml", ".gitlab-ci.yml"}
    found = {one for one in written if (tmp_path / "firm" / one).exists()}
    assert found == ({file} if file else set())


def test_this_repository_runs_the_workflow_that_it_ships() -> None:
    shipped = parsed(REPOSITORY / "templates/workspace/common/workflow.yaml")["jobs"]["manual"]["steps"]
    own = parsed(REPOSITORY / ".github/workflows/definitions.yaml")["jobs"]["manual"]["steps"]
    runs = [step["run"] for step in own if "run" in step]
    for step in shipped:
        if "run" in step and not step["run"].startswith("pip"):
            assert step["run"] in runs


HOOKS = {hook["id"]: hook for hook in parsed(REPOSITORY / ".pre-commit-hooks.yaml")}
LATER = {
    "procman-fix": "fix" in inspect.signature(lint).parameters,
    "procman-fmt": "fmt" in MainGroup.table,
}


def test_the_hooks() -> None:
    assert list(HOOKS) == ["procman-lint", "procman-fix", "procman-fmt"]
    for hook in HOOKS.values():
        assert re.match(hook["files"], PROCESS)
        assert not re.match(hook["files"], "docs/processes/x.yaml")
        assert hook["require_serial"] is True, "the whole workspace is loaded each time"
    local = parsed(REPOSITORY / "templates/workspace/common/pre-commit-config.yaml")["repos"][0]["hooks"]
    assert [hook["entry"] for hook in local] == [HOOKS["procman-lint"]["entry"]]


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_gets_the_names_of_the_files(scratch: tuple[Path, bool], name: str) -> None:
    if not LATER.get(name, True):
        pytest.skip("the command comes with another part of this version")
    root, broken = scratch
    files = ["processes/manual.yaml", PROCESS]
    outcome = shell(root, shlex.join([*shlex.split(HOOKS[name]["entry"]), *files]))
    assert outcome.returncode == (1 if broken and name != "procman-fmt" else 0), outcome.stdout + outcome.stderr
    others = shell(root, shlex.join([*shlex.split(HOOKS[name]["entry"]), "processes/glossary.yaml"]))
    assert others.returncode == 0, "only the files of the commit are reported"
