"""Building a site: what is not there yet, or no longer right, is made; what no longer belongs to it is deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from procman.documents.drawings.drawings import Progress
from procman.documents.incremental.state import FolderState
from procman.documents.publication import Publication
from procman.documents.site.context import SiteContext
from procman.documents.site.entry import entry_page
from procman.documents.site.form_files import default_formats, form_files
from procman.documents.site.process_pages import process_pages
from procman.documents.site.register import FormFiles, no_form_files
from procman.documents.site.registers import register_pages
from procman.documents.site.role_pages import role_pages, taking_part
from procman.documents.site.scripts import asset_files, search_files
from procman.documents.site.site_file import SiteFile
from procman.documents.workers import spread
from procman.documents.writing import MARKERS, remove_output, write_output
from procman.lint.workers import processors

STATE: Final = ".procman-site.json"
SITE_MARKERS: Final = (*MARKERS, b"/* procman ")
# Where pages come and go with what they show.
_CHANGING: Final = ("processes", "roles", "search")
# Below this, workers take longer than they save.
_FEWEST_APART: Final = 4


@dataclass(frozen=True, slots=True)
class SiteBuild:
    """What a build did: paths in the site's folder.

    Attributes:
        unchanged: How many files were right already.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def site_files(context: SiteContext, downloads: FormFiles = no_form_files) -> Iterator[SiteFile]:
    """All files of a site."""
    parts = taking_part(context)
    yield from asset_files(context)
    yield from search_files(context)
    yield from process_pages(context)
    yield from role_pages(context, parts)
    yield from register_pages(context, parts, downloads)
    yield entry_page(context)


def build_site(
    publication: Publication,
    folder: Path,
    *,
    force: bool = False,
    form_formats: Sequence[str] | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    told: Callable[[str], object] = lambda _: None,
) -> SiteBuild:
    """Bring a site up to date.

    Args:
        publication: What it is made of; it shows all processes.
        folder: The site's folder; made if it is not there.
        force: Whether to overwrite files that procman did not write.
        form_formats: Formats in which forms can be downloaded; see ``default_formats`` unless given.
        workers: On how many processors at most; on all unless given.
        progress: Told how many flowcharts are drawn.
        told: Called with the path of each file that was written.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake; what was written until then stays.
        OutputError: A file cannot be written, or is somebody else's.
    """
    state = FolderState(folder, STATE)
    context = SiteContext(publication)
    formats = default_formats(publication) if form_formats is None else form_formats
    files = list(site_files(context, form_files(publication, context.keys, formats)))
    stale = [file for file in files if not state.is_current(file.path, file.key)]
    gone = _gone(folder, state, {file.path for file in files})
    if publication.drawings:
        shown = [file.process for file in stale if file.process]
        known = publication.known or publication.definitions
        publication.drawings.prepare(shown, known, publication.language, progress=progress)
    try:
        for file, content in _rendered(stale, workers or processors()):
            ours = force or file.path in state.paths
            write_output(folder / file.path, content, force=ours, markers=SITE_MARKERS)
            state.record(file.path, file.key, {file.path: content})
        for file in stale:  # in one order, however many workers there were
            told(file.path)
        removed = tuple(path for path in gone if _removed(folder, path, state))
    finally:
        state.save()
    return SiteBuild(tuple(file.path for file in stale), removed, len(files) - len(stale))


def _rendered(stale: list[SiteFile], workers: int) -> Iterator[tuple[SiteFile, bytes]]:
    """What is to be written, as it is ready."""
    jobs = workers if len(stale) >= _FEWEST_APART else 1
    with closing(spread([1.0] * len(stale), lambda place: [stale[place].render()], jobs)) as results:
        for place, (content,) in results:
            yield stale[place], content


def _removed(folder: Path, path: str, state: FolderState) -> bool:
    """Whether a file of ours could be deleted; one that is as we left it needs no mark, as those of forms have none."""
    markers = (b"",) if state.is_untouched(path) else SITE_MARKERS
    state.forget(path)
    return remove_output(folder / path, markers)


def _gone(folder: Path, state: FolderState, paths: set[str]) -> list[str]:
    """Files of ours that no longer belong to the site, also those of which the state knows nothing."""
    found = {path.relative_to(folder).as_posix() for name in _CHANGING for path in (folder / name).glob("*.*")}
    return sorted((state.paths | found) - paths)
