"""A release that is torn apart anywhere leaves the repository as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from procman.documents import writing
from procman.errors import RevisionError
from procman.history import program, tagging
from tests.cli.conftest import Procman
from tests.cli.release_workspace import ReleaseWorkspace

LIST = "build/controlled-documents.xlsx"


@pytest.fixture
def changed(released: ReleaseWorkspace) -> ReleaseWorkspace:
    released.change()
    return released


def call(workspace: ReleaseWorkspace, **variables: str) -> subprocess.Popen[bytes]:
    """The command line in a process and a group of its own, which hears Ctrl-C also where the tests do not."""
    return subprocess.Popen(
        [sys.executable, "-m", "procman", "release"],
        cwd=workspace.root,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def every_call_of_git(workspace: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a release asks for a git command."""
    count = 0
    real = program.command_line

    def counted(*arguments: Any) -> list[str]:
        nonlocal count
        count += 1
        return real(*arguments)

    for module in modules():
        monkeypatch.setattr(module, "command_line", counted)
    assert procman(workspace.root, "release", "--dry-run").code == 0
    return count


def modules() -> list[Any]:
    """Those that start git."""
    return [
        module
        for name, module in sys.modules.items()
        if name.startswith("procman.") and hasattr(module, "command_line")
    ]


@pytest.mark.parametrize("kind", [RevisionError("git-failed", reason="gone"), KeyboardInterrupt(), OSError(28, "full")])
def test_git_may_fail_anywhere(
    kind: BaseException, changed: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = every_call_of_git(changed, procman, monkeypatch)
    assert calls >= 10
    before = changed.state()
    real = program.command_line
    for place in range(calls + 1):
        left = place

        def failing(*arguments: Any) -> list[str]:
            nonlocal left
            left -= 1
            if left < 0:
                raise kind
            return real(*arguments)

        for module in modules():
            monkeypatch.setattr(module, "command_line", failing)
        code = procman(changed.root, "release").code
        for module in modules():
            monkeypatch.setattr(module, "command_line", real)
        assert code in (1, 2, 3, 130), place
        assert changed.state() == before, place
    assert procman(changed.root, "release").code == 0


def test_a_full_disk_before_the_tag(
    changed: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = changed.state()

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_written_beside", full)
    done = procman(changed.root, "--lang", "en", "release")
    assert done.code == 2
    assert "No space left" in done.err
    assert changed.state() == before


def test_a_full_disk_of_git(changed: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch) -> None:
    """git writes the tag and fails to write its name."""
    before = changed.state()
    refs = changed.root / ".git/refs/tags"
    refs.rename(refs.with_name("kept"))
    refs.write_bytes(b"")  # a file stands where git needs a folder
    done = procman(changed.root, "--lang", "en", "release")
    refs.unlink()
    refs.with_name("kept").rename(refs)
    assert done.code == 2
    assert changed.state() == before


def test_a_repository_that_may_not_be_written(
    changed: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() == 0:
        # Nothing is forbidden to root, but a folder that is a file cannot be written to by anybody.
        lock = changed.root / ".git/refs/tags/v1.1.lock"
        lock.write_bytes(b"")
    else:
        (changed.root / ".git/refs/tags").chmod(0o555)
    before = changed.state()
    done = procman(changed.root, "--lang", "en", "release")
    assert done.code == 2
    assert "git did not set the tag v1.1" in done.err
    assert "Nothing has changed" in done.err
    assert changed.state() == before


def test_the_list_cannot_be_renamed_after_the_tag(
    changed: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release is made then, which is said, and how to get the list."""
    old = (changed.root / LIST).read_bytes()
    real = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if Path(target).name == Path(LIST).name:
            raise OSError(1, "Operation not permitted")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    done = procman(changed.root, "--lang", "en", "release")
    assert done.code == 2
    assert "v1.1 is released, but the list" in done.err
    assert changed.git("cat-file", "-t", "v1.1") == "tag"
    assert (changed.root / LIST).read_bytes() == old
    assert [path.name for path in (changed.root / "build").iterdir()] == [Path(LIST).name]


HOOKS = (
    "pre-commit",
    "commit-msg",
    "reference-transaction",
    "post-commit",
    "pre-push",
    "post-index-change",
    "post-rewrite",
)


def test_no_hook_runs(changed: ReleaseWorkspace, procman: Procman) -> None:
    hooks = changed.root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in HOOKS:
        (hooks / name).write_text(f"#!/bin/sh\ntouch {changed.root}/build/ran-{name}\nexit 1\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    assert procman(changed.root, "release").code == 0
    assert [path.name for path in (changed.root / "build").iterdir()] == [Path(LIST).name]


def test_variables_of_git_lead_nowhere_else(
    changed: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    subprocess.run(["git", "init", "-q", str(other)], check=True)
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / "index"),
        "GIT_OBJECT_DIRECTORY": str(other / "objects"),
        "GIT_NAMESPACE": "elsewhere",
        "GIT_EDITOR": "false",
    }.items():
        monkeypatch.setenv(name, value)
    assert procman(changed.root, "release").code == 0
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"):
        monkeypatch.delenv(name)
    assert changed.git("cat-file", "-t", "v1.1") == "tag"
    assert subprocess.run(["git", "tag"], cwd=other, check=True, capture_output=True).stdout == b""


def test_whoever_releases_may_be_told_by_variables(
    changed: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Robot")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "robot@example.org")
    assert procman(changed.root, "release").code == 0
    assert changed.git("tag", "--list", "--format=%(taggername) %(taggeremail)", "v1.1") == "Robot <robot@example.org>"


def test_nobody_can_release_without_a_name(changed: ReleaseWorkspace, procman: Procman) -> None:
    changed.git("config", "--unset", "user.name")
    changed.git("config", "--unset", "user.email")
    changed.git("config", "user.useConfigOnly", "true")
    before = changed.state()
    done = procman(changed.root, "--lang", "en", "release")
    assert (done.code, "git does not know who you are" in done.err) == (2, True)
    assert changed.state() == before


def test_a_submodule_with_changes(changed: ReleaseWorkspace, procman: Procman, tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.mkdir()
    commands = (["init", "-q", "."], ["commit", "-q", "--allow-empty", "-m", "x"])
    for words in commands:
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@x.org", *words], cwd=part, check=True)
    changed.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(part), "part")
    changed.commit("with a part")
    assert procman(changed.root, "release", "--dry-run").code == 0
    (changed.root / "part/file").write_text("x", encoding="utf-8")
    done = procman(changed.root, "--lang", "en", "release", "--dry-run")
    assert (done.code, "part" in done.out) == (1, True), done.out


def test_a_shallow_clone_without_a_release(changed: ReleaseWorkspace, procman: Procman, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{changed.root}", str(clone)], check=True)
    done = procman(clone, "--lang", "en", "release")
    assert (done.code, "git fetch --unshallow" in done.err) == (2, True)


@pytest.mark.usefixtures("_settled")
def test_not_a_repository_and_none_with_a_commit(make_workspace: Callable[..., Path], procman: Procman) -> None:
    root = make_workspace()
    assert procman(root, "release").code == 2
    subprocess.run(["git", "init", "-q", "."], cwd=root, check=True)
    done = procman(root, "--lang", "en", "release")
    assert (done.code, "There is no commit" in done.err) == (2, True)


def test_a_bare_repository(changed: ReleaseWorkspace, procman: Procman, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(changed.root), str(bare)], check=True)
    assert procman(bare, "release").code == 2


def slow_git(workspace: ReleaseWorkspace, folder: Path, before: str, after: str) -> dict[str, str]:
    """A git that runs commands before and after it sets a tag; variables with which it is found."""
    folder.mkdir()
    wrapper = folder / "git"
    real = subprocess.run(["which", "git"], check=True, capture_output=True, text=True).stdout.strip()
    wrapper.write_text(
        "#!/bin/sh\n"
        f'case " $* " in *" --annotate "*) {before}\n{real} "$@"; code=$?; {after}\nexit $code;; esac\n'
        f'exec {real} "$@"\n',
        encoding="utf-8",
    )
    wrapper.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "REACHED": str(folder / "reached")}


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(path)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_killed_before_git_sets_the_tag(number: int, changed: ReleaseWorkspace, tmp_path: Path) -> None:
    """The whole group is hit, as by Ctrl-C or by the end of a session."""
    variables = slow_git(changed, tmp_path / "bin", 'touch "$REACHED"; sleep 30;', "")
    before = changed.state()
    process = call(changed, **variables)
    wait_for(tmp_path / "bin/reached")
    time.sleep(0.5)  # a shell goes on when the signal comes before its command for waiting has begun
    os.killpg(process.pid, number)
    process.communicate(timeout=60)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    if number != signal.SIGINT:  # what lay ready in the output folder stays, outside of what git keeps
        for path in (changed.root / "build").glob(".controlled-documents*"):
            path.unlink()
    assert changed.state() == before
    again = call(changed)
    again.communicate(timeout=120)
    assert again.returncode == 0


def test_interrupted_while_git_finishes(changed: ReleaseWorkspace, tmp_path: Path) -> None:
    """Only procman is told to stop: git has done its work, so the release is made, and wholly."""
    variables = slow_git(changed, tmp_path / "bin", "", 'touch "$REACHED"; sleep 2;')
    old = (changed.root / LIST).read_bytes()
    process = call(changed, **variables)
    wait_for(tmp_path / "bin/reached")
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out.decode().strip()) == (0, LIST)
    assert changed.git("cat-file", "-t", "v1.1") == "tag"
    assert (changed.root / LIST).read_bytes() != old


def test_a_tag_that_came_meanwhile(
    changed: ReleaseWorkspace, procman: Procman, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tagging.set_tag

    def late(*arguments: Any, **options: Any) -> None:
        changed.git("tag", "-a", "-m", "somebody else", "v1.1", "HEAD~1")
        real(*arguments, **options)

    monkeypatch.setattr(tagging, "set_tag", late)
    old = (changed.root / LIST).read_bytes()
    done = procman(changed.root, "--lang", "en", "release")
    assert (done.code, "already exists" in done.err) == (2, True)
    assert changed.git("tag", "--list", "--format=%(contents:subject)", "v1.1") == "somebody else"
    assert (changed.root / LIST).read_bytes() == old
