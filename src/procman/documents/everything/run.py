"""Doing jobs: what is no longer right is rendered and written; what no longer belongs there is deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from procman.documents.drawings.drawings import Progress
from procman.documents.everything.job import Job
from procman.documents.incremental.state import FolderState
from procman.documents.publication import Document
from procman.documents.workers import spread
from procman.documents.writing import remove_output, write_output
from procman.lint.workers import processors

STATE: Final = ".procman-documents.json"
_FEWEST_APART: Final = 4
"""Below this, workers take longer than they save."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: paths in the output folder.

    Attributes:
        unchanged: How many jobs had nothing to do.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def do_jobs(
    jobs: Sequence[Job],
    folder: Path,
    *,
    force: bool = False,
    workers: int | None = None,
    progress: Progress | None = None,
    told: Callable[[str], object] = lambda _: None,
    chosen: Callable[[str], bool] = lambda _: True,
) -> Outcome:
    """Bring the documents of a folder up to date. An interrupted run keeps what it has written.

    Args:
        jobs: All documents that belong into the folder.
        folder: The output folder; made if it is not there.
        force: Whether to overwrite files that procman did not write.
        workers: On how many processors at most; on all unless given.
        progress: Told how many jobs are done, and of how many.
        told: Called with the path of each file that was written.
        chosen: Which jobs of earlier runs are meant, by name; files of those that are no longer there are deleted.

    Raises:
        TemplateFaultError: A template has a mistake.
        OutputError: A file cannot be written, or is somebody else's.
    """
    state = FolderState(folder, STATE)
    stale = [job for job in jobs if not state.is_current(job.name, job.key)]
    written: list[str] = []
    removed: list[str] = []
    try:
        for done, (job, documents) in enumerate(_rendered(stale, workers or processors()), start=1):
            outdated = state.files_of(job.name)
            for document in documents:
                # What lies there as this tool left it is its own, whether it has room for a mark or not.
                ours = force or state.is_untouched(document.name)
                write_output(folder / document.name, document.content, force=ours)
                written.append(document.name)
            removed += _remove(folder, state, outdated - {document.name for document in documents})
            state.record(job.name, job.key, {document.name: document.content for document in documents})
            if progress:
                progress(done, len(stale))
        for path in sorted(written):  # in one order, however many workers there were
            told(path)
        for name in sorted(state.jobs - {job.name for job in jobs}):
            if chosen(name):
                removed += _remove(folder, state, state.files_of(name))
                state.forget(name)
    finally:
        state.save()
    return Outcome(tuple(written), tuple(removed), len(jobs) - len(stale))


def _remove(folder: Path, state: FolderState, paths: frozenset[str]) -> list[str]:
    """Delete files of ours; one that somebody has changed stays."""
    untouched = [path for path in sorted(paths) if state.is_untouched(path)]
    return [path for path in untouched if remove_output(folder / path, (b"",))]


def _rendered(stale: Sequence[Job], workers: int) -> Iterator[tuple[Job, list[Document]]]:
    """The documents of each job, as they are ready."""

    def work(place: int) -> list[bytes]:
        return [part for each in stale[place].render() for part in (each.name.encode(), each.content)]

    jobs = workers if len(stale) >= _FEWEST_APART else 1
    with closing(spread([job.weight for job in stale], work, jobs)) as results:
        for place, parts in results:
            names, contents = parts[::2], parts[1::2]
            yield stale[place], [Document(name.decode(), each) for name, each in zip(names, contents, strict=True)]
