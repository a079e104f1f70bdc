from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procman.documents.revisions.past import ManualPast, manual_past
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import MakeWorkspace
from tests.history.conftest import Git, _plain_git, git

__all__ = ["_plain_git", "git"]

PURCHASE = "processes/administration/ad-01-purchase.yaml"
DATE = "2026-01-31"
SMALL = """\
id: {id}
name: {name}
domain: administration
owner: buyer
version: '{version}'
steps:
  ask: {{name: 提出申请, role: applicant, time_limit: {limit}}}
  buy: {{name: 下单采购, role: buyer}}
ends: {{done: 完成}}
"""

Do = Callable[..., None]


def small(version: str, limit: str = "1wd", *, id: str = "AD-02", name: str = "领用") -> str:
    return SMALL.format(id=id, name=name, version=version, limit=limit)


def past_of(root: Path, language: str = "zh-CN") -> ManualPast:
    workspace = load(FolderTree(root))
    assert not workspace.problems
    return manual_past(root, workspace, language)


@pytest.fixture
def root(make_workspace: MakeWorkspace, git: Git) -> Path:
    """A workspace in a repository without commits."""
    folder = make_workspace()
    git(folder, "init", "-q", "-b", "main", ".")
    return folder


@pytest.fixture
def commit(root: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Do:
    """Write files and commit them: ``commit({"a.yaml": "…", "b.yaml": None}, message, author)``."""

    def make(files: dict[str, str | None], message: str = "change", author: str = "李强", date: str = DATE) -> None:
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{date}T12:00:00+0800")
        for name, text in files.items():
            path = root / "processes" / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-q", "--allow-empty", "-m", message, f"--author={author} <a@example.org>")

    return make


@pytest.fixture
def release(root: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Do:
    """Tag what is committed: ``release("v1", "first", date="2026-01-31")``; without a message a lightweight tag."""

    def make(tag: str, message: str | None = None, date: str = DATE) -> None:
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{date}T12:00:00+0800")
        if message is None:
            git(root, "tag", tag)
        else:
            git(root, "-c", "user.name=张丽", "tag", "-a", "-m", message, tag)

    return make
