"""The jobs of a run that makes every document of a manual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import Final

from procman.documents.everything.job import Job
from procman.documents.forms.formats import form_writer, possible_formats
from procman.documents.guide import GUIDE_WRITERS, Guides, guide_file_name
from procman.documents.incremental.keys import Keys
from procman.documents.manual_formats import render_manual
from procman.documents.publication import Document, Publication
from procman.documents.view.guide.book import GuideBookView

FORMATS: Final = ("html", "pdf", "docx", "xlsx", "markdown")
# About how many seconds each takes for the sample.
_MANUAL_WEIGHTS: Final = {"html": 1.0, "pdf": 9.0, "docx": 5.0, "markdown": 1.0}
_GUIDE_WEIGHTS: Final = {"html": 0.05, "pdf": 0.8, "docx": 0.1}
_FORM_WEIGHTS: Final = {"html": 0.1, "pdf": 0.5, "docx": 0.15, "xlsx": 0.2}


class DocumentJobs:
    """Manual, guides, forms and matrices of a publication, in some formats.

    Args:
        publication: What to show.
        formats: Some of ``FORMATS``; a kind of document has those that suit it.
        cache: Whether flowcharts of earlier runs are used, where a volume is made in a process of its own.
    """

    def __init__(self, publication: Publication, formats: Sequence[str] = FORMATS, *, cache: bool = True) -> None:
        self._publication = publication
        self._formats = formats
        self._cache = cache
        self._guides = Guides(publication)

    @cached_property
    def keys(self) -> Keys:
        """The keys of the jobs."""
        return Keys(self._publication)

    def manual(self) -> Iterator[Job]:
        """The manual."""
        for format in self._chosen(_MANUAL_WEIGHTS):
            render = partial(render_manual, self._publication, format, cache=self._cache)
            yield Job(f"manual.{format}", self.keys.everything, render, _MANUAL_WEIGHTS[format])

    def guides(self) -> Iterator[Job]:
        """Operating guides of processes and roles."""
        for book in self._guides.of_processes():
            yield from self._guide(book, self.keys.of(self.keys.around(book.id)))
        for book in self._guides.of_roles(self._publication.definitions.organisation.roles):
            shown = dict.fromkeys(one for section in book.sections for one in self.keys.around(section.process.number))
            yield from self._guide(book, self.keys.of(shown))

    def forms(self) -> Iterator[Job]:
        """Form templates; as PDF where the library for fields is installed."""
        for process in self._publication.definitions.processes.values():
            for format in self._chosen(possible_formats()):
                if process.forms:
                    render = partial(_render_forms, self._publication, process.id, format)
                    key = self.keys.of([process.id], _form_numbers(self._publication))
                    yield Job(f"forms/{process.id}.{format}", key, render, _FORM_WEIGHTS[format] * len(process.forms))

    def matrices(self) -> Iterator[Job]:
        """Matrices and registers."""
        for format in self._chosen(("xlsx", "html")):
            render = partial(_render_matrices, self._publication, format)
            yield Job(f"matrices.{format}", self.keys.everything, render, 1.0)

    def _guide(self, book: GuideBookView, key: str) -> Iterator[Job]:
        for format in self._chosen(_GUIDE_WEIGHTS):
            render = partial(_render_guide, self._guides, book, format)
            yield Job(guide_file_name(book, format), key, render, _GUIDE_WEIGHTS[format])

    def _chosen(self, possible: Iterable[str]) -> list[str]:
        return [format for format in possible if format in self._formats]


def _form_numbers(publication: Publication) -> list[str]:
    """Forms are called by their numbers, unless another form has the same."""
    processes = (publication.known or publication.definitions).processes.values()
    return [form.number or "" for process in processes for form in process.forms.values()]


def _render_guide(guides: Guides, book: GuideBookView, format: str) -> Iterable[Document]:
    return [GUIDE_WRITERS[format](guides, book)]


def _render_forms(publication: Publication, process_id: str, format: str) -> Iterable[Document]:
    from procman.documents.forms.sheets import build_sheets

    process = publication.definitions.processes[process_id]
    sheets = build_sheets(publication, ((process, form) for form in process.forms))
    return form_writer(format)(publication, sheets)


def _render_matrices(publication: Publication, format: str) -> Iterable[Document]:
    from procman.documents.matrix.rendering import render_matrices_html, render_matrices_xlsx

    return [(render_matrices_html if format == "html" else render_matrices_xlsx)(publication)]
