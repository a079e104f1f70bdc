"""Workspaces and repositories to lint."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.lint.base_workspace import varied

ROLE = {"edit": {"owner": "nobody"}}
METRICS = {"edit": {"metrics": None}}


def write(root: Path, case: dict[str, Any]) -> Path:
    """Write the base workspace as a case varies it; files that are there stay."""
    for path, content in varied(case).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def git(folder: Path, *arguments: str) -> str:
    author = ("-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *author, *arguments], cwd=folder, capture_output=True, check=True, text=True)
    return done.stdout.strip()


def committed(root: Path, case: dict[str, Any], message: str = "one") -> Path:
    """A repository whose last commit holds a case."""
    root.mkdir(parents=True, exist_ok=True)
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main", ".")
    write(root, case)
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", message)
    return root


def rules(outcome: Any) -> list[str]:
    """The rules in a JSON report."""
    return [finding["rule"] for finding in json.loads(outcome.out)["findings"]]
