"""A small sound workspace, and variations of it given as data."""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from procman.errors import UnreadableError
from procman.source.reader import read
from procman.source.workspace import Workspace, load

BASE = Path(__file__).parent / "base"
ORDER = "sales/sa-01-order.yaml"
DELIVERY = "sales/sa-02-delivery.yaml"


class MemoryTree:
    """Files in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def paths(self) -> list[str]:
        return sorted(self.files)

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise UnreadableError("cannot-read", None, reason="no such file")
        return self.files[path]


def base_files() -> dict[str, bytes]:
    """Path and bytes of every file of the base."""
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))}


def varied(case: dict[str, Any]) -> dict[str, bytes]:
    """The files of the base, changed as a case says.

    ``edit`` sets dotted paths in the order process, ``files`` in any file (null deletes), ``text`` replaces a file,
    ``move`` renames one.
    """
    files = base_files()
    edits = {ORDER: case.get("edit") or {}} | (case.get("files") or {})
    for name, changes in edits.items():
        path = f"processes/{name}"
        files[path] = _edited(files[path], changes)
    for name, text in (case.get("text") or {}).items():
        files[f"processes/{name}"] = text.encode()
    for old, new in (case.get("move") or {}).items():
        files[f"processes/{new}"] = files.pop(f"processes/{old}")
    return files


def release(case: dict[str, Any], folder: Path) -> None:
    """Make a folder a repository whose last release, tagged v1, holds the files of a case."""
    write(varied(case), folder)
    tagged(folder, "v1")


def tagged(folder: Path, tag: str) -> None:
    """Make a folder a repository with one commit of all that is in it, and tag that."""
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    author = ("-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q", "."), ("add", "."), ("commit", "-q", "-m", "release"), ("tag", tag)):
        subprocess.run(["git", *author, *arguments], cwd=folder, check=True, env=environment)


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write files into a folder, in place of those that are there."""
    for path in sorted((folder / "processes").rglob("*.yaml")):
        path.unlink()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def workspace(files: dict[str, bytes]) -> Workspace:
    return load(MemoryTree(files))


def cases(path: Path) -> dict[str, list[dict[str, Any]]]:
    data = read(path.read_bytes(), path.name)
    assert isinstance(data, dict)
    return data


def _edited(content: bytes, changes: dict[str, Any]) -> bytes:
    if not changes:
        return content
    yaml = YAML()
    yaml.width = 4096
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(content)
    for dotted, value in changes.items():
        *parents, last = dotted.split(".")
        inside = data
        for key in parents:
            inside = inside[key]
        if value is None:
            inside.pop(last, None)
        else:
            inside[last] = value
    stream = io.BytesIO()
    yaml.dump(data, stream)
    return stream.getvalue()
