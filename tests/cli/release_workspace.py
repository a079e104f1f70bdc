"""A repository with a small manual that can be released."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

PROCESS = "processes/administration/ad-01-purchase.yaml"
TODAY = "1764547200"
"""2025-12-01, as SOURCE_DATE_EPOCH says it."""


class ReleaseWorkspace:
    """A workspace in a repository, with an author of its own.

    Attributes:
        root: The workspace, which is the whole repository.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / ".gitignore").write_text("build/\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main", ".")
        self.git("config", "user.name", "Releaser")
        self.git("config", "user.email", "releaser@example.org")
        self.git("config", "commit.gpgsign", "false")
        self.edit("status: draft", "status: effective\neffective: 2025-12-01")
        self.commit("first")

    def git(self, *arguments: str, check: bool = True) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_DIR")}
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, capture_output=True, check=check, encoding="utf-8"
        )
        return done.stdout.strip()

    def edit(self, old: str, new: str, path: str = PROCESS) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, old
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def commit(self, message: str, author: str = "Writer <writer@example.org>") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, f"--author={author}")

    def settle(self, key: str, value: str) -> None:
        """A setting of ``versioning`` in manual.yaml, committed."""
        file = self.root / "processes/manual.yaml"
        text = file.read_text(encoding="utf-8")
        head = "" if "\nversioning:\n" in text else "versioning:\n"
        if head:
            file.write_text(f"{text}{head}  {key}: {value}\n", encoding="utf-8")
        else:
            self.edit("\nversioning:\n", f"\nversioning:\n  {key}: {value}\n", "processes/manual.yaml")
        self.commit("settings", "Manager <manager@example.org>")

    def change(self, version: str = "1.1", effective: str = "2026-01-01", message: str = "changed") -> None:
        """A minor change, committed by Writer."""
        self.edit("time_limit: 1wd", "time_limit: 2wd")
        self.edit('version: "1.0"', f'version: "{version}"')
        self.edit("effective: 2025-12-01", f"effective: {effective}")
        self.commit(message)

    def state(self) -> str:
        """Everything that a release must leave as it was when it is not made: references, index, files, settings."""
        seen = hashlib.sha256()
        for part in (self.git("for-each-ref"), self.git("symbolic-ref", "-q", "HEAD", check=False), *self._files()):
            seen.update(part.encode() + b"\0")
        return seen.hexdigest()

    def _files(self) -> Iterator[str]:
        """Files but the objects, of which those that nothing leads to are swept away by git in time."""
        for path in sorted(self.root.rglob("*")):
            relative = path.relative_to(self.root).as_posix()
            if path.is_file() and not relative.startswith(".git/objects/"):
                yield f"{relative} {hashlib.sha256(path.read_bytes()).hexdigest()}"
