"""What the last run left behind: which job wrote which files, from what, and how they were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from procman.documents.incremental.keys import content_digest
from procman.documents.writing import write_output

_VERSION: Final = 2


class FolderState:
    """The files of a folder as procman left them.

    Args:
        folder: Where the files are.
        name: The file in it that remembers them.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._digests: dict[str, str] = {}
        self._jobs: dict[str, tuple[str, frozenset[str]]] = {}
        for job, (key, files) in _read(folder / name).items():
            self._jobs[job] = key, frozenset(files)
            self._digests |= files

    @property
    def paths(self) -> frozenset[str]:
        """The files that procman wrote."""
        return frozenset(self._digests)

    @property
    def jobs(self) -> frozenset[str]:
        """The jobs that wrote them."""
        return frozenset(self._jobs)

    def files_of(self, job: str) -> frozenset[str]:
        """What a job wrote."""
        return self._jobs[job][1] if job in self._jobs else frozenset()

    def is_current(self, job: str, key: str) -> bool:
        """Whether all files of a job are there as procman wrote them, and were written for this key."""
        known = self._jobs.get(job)
        return known is not None and known[0] == key and all(map(self.is_untouched, known[1]))

    def is_untouched(self, path: str) -> bool:
        """Whether a file is there as procman wrote it."""
        try:
            return path in self._digests and content_digest((self._folder / path).read_bytes()) == self._digests[path]
        except OSError:
            return False

    def record(self, job: str, key: str, contents: Mapping[str, bytes]) -> None:
        """Remember what a job wrote, by path."""
        self.forget(job)
        self._jobs[job] = key, frozenset(contents)
        self._digests |= {path: content_digest(content) for path, content in contents.items()}

    def forget(self, job: str) -> None:
        """Remember that a job's files are gone, or others."""
        for path in self.files_of(job):
            self._digests.pop(path, None)
        self._jobs.pop(job, None)

    def save(self) -> None:
        """Write it into the folder.

        Raises:
            OutputError: It cannot be written.
        """
        jobs = {
            job: {"key": key, "files": {path: self._digests[path] for path in sorted(paths) if path in self._digests}}
            for job, (key, paths) in sorted(self._jobs.items())
        }
        text = json.dumps({"version": _VERSION, "jobs": jobs}, indent=0, ensure_ascii=False) + "\n"
        # The name is procman's own, and what it holds can be had again.
        write_output(self._folder / self._name, text, force=True)


def _read(path: Path) -> dict[str, tuple[str, dict[str, str]]]:
    """The jobs; none where that cannot be had, so that everything is made again."""
    try:
        data: Any = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    jobs = data.get("jobs") if isinstance(data, dict) and data.get("version") == _VERSION else None
    if not isinstance(jobs, dict):
        return {}
    return {name: (job["key"], job["files"]) for name, job in jobs.items() if _is_job(job)}


def _is_job(job: object) -> bool:
    if not isinstance(job, dict) or not isinstance(job.get("key"), str) or not isinstance(job.get("files"), dict):
        return False
    return all(_is_inside(path) and isinstance(known, str) for path, known in job["files"].items())


def _is_inside(path: str) -> bool:
    """Whether a path stays in its folder; a list that somebody else wrote must not have other files deleted."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in path
