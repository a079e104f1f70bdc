from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Procman
from tests.conftest import MakeWorkspace
from tests.documents.conftest import Page
from tests.history.conftest import Git, _plain_git, git

__all__ = ["_plain_git", "git"]

PURCHASE = "processes/administration/ad-01-purchase.yaml"


@pytest.fixture
def released(make_workspace: MakeWorkspace, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of which v1 and v2 are released, and in which version 1.2 of a process is being written."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-01-31T12:00:00+0800")
    root = make_workspace()
    git(root, "init", "-q", ".")
    for number, version in enumerate(("1.0", "1.1"), start=1):
        _write(root, version)
        git(root, "add", ".")
        git(root, "commit", "-q", "-m", "change")
        git(root, "tag", "-a", "-m", f"第{number}次发布\n\nApproved-by: 赵云", f"v{number}")
    _write(root, "1.2")
    return root


def _write(root: Path, version: str) -> None:
    text = (root / PURCHASE).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("version:")]
    (root / PURCHASE).write_text("\n".join([*kept, f'version: "{version}"', ""]), encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh-CN",
            ["v2（其后有修改，尚未发布）", "第2次发布", "修订 1 个：AD-01", "批准人", "仅更新版本号（尚未发布）"],
        ),
        (
            "en",
            ["v2, modified since, not yet released", "1 revised: AD-01", "New version number only (not yet released)"],
        ),
    ],
)
def test_the_past_is_in_the_manual(released: Path, procman: Procman, language: str, words: list[str]) -> None:
    outcome = procman(released, "--lang", language, "render", "manual")
    assert (outcome.code, outcome.err) == (0, "")
    text = Page((released / "build/manual.html").read_text(encoding="utf-8")).text
    assert [word for word in words if word not in text] == []


def test_the_same_bytes_again(released: Path, procman: Procman, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        assert procman(released, "render", "manual", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@pytest.mark.parametrize("options", [("--depth=1",), ("--filter=blob:none",)])
def test_a_past_that_is_not_known_wholly_is_told(
    released: Path, procman: Procman, git: Git, tmp_path: Path, options: tuple[str, ...]
) -> None:
    git(released, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", *options, released.as_uri(), str(tmp_path / "clone"))
    outcome = procman(tmp_path / "clone", "render", "manual")
    assert outcome.code == 0
    assert "git" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert procman(tmp_path / "clone", "-q", "render", "manual").err == ""


def test_without_a_repository(make_workspace: MakeWorkspace, procman: Procman) -> None:
    root = make_workspace()
    outcome = procman(root, "render", "manual")
    assert (outcome.code, outcome.err) == (0, "")
    assert "现行版本" in (root / "build/manual.html").read_text(encoding="utf-8")
