"""A repository with two released versions of the small workspace of ``tests/diff/base``."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.diff.build import FOLDER

BASE = FOLDER / "base"
PROCESS = "processes/service/cs-02.yaml"


def git(folder: Path, *arguments: str) -> None:
    author = ("-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *author, *arguments], cwd=folder, capture_output=True, check=True)


def write_workspace(root: Path) -> Path:
    (root / "processes/service").mkdir(parents=True)
    for name in ("manual", "organisation", "requirements", "glossary"):
        (root / f"processes/{name}.yaml").write_bytes((BASE / f"{name}.yaml").read_bytes())
    (root / PROCESS).write_bytes((BASE / "process.yaml").read_bytes())
    (root / "processes/service/nw-01.yaml").write_bytes((BASE / "other.yaml").read_bytes())
    return root


def release(root: Path, tag: str, message: str) -> None:
    if not (root / ".git").exists():
        git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", tag)
    git(root, "tag", "-a", tag, "-m", message)


def edit(root: Path, old: str, new: str, path: str = PROCESS) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
