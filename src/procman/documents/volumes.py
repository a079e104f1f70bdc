"""A large manual as PDFs of a domain each, or of a part of it, made in processes of their own: memory comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from procman.documents.content import clean
from procman.documents.drawings.drawings import Drawings
from procman.documents.flowchart import draw_flowchart
from procman.documents.manual_pdf import render_manual_pdf
from procman.documents.publication import Document, Publication
from procman.errors import EngineError
from procman.messages import text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

MOST_STEPS: Final = 500
"""Typst takes about 3 MB for each step of a process, with its row, its part of the chart and its forms: so 1.5 GB."""


def is_large(definitions: Definitions) -> bool:
    """Whether one PDF of all processes would take more memory than many computers have to spare."""
    return sum(len(process.steps) for process in definitions.processes.values()) > MOST_STEPS


def render_volumes(publication: Publication, *, tagged: bool = True, cache: bool = True) -> Iterator[Document]:
    """The manual as ``manual-<domain>.pdf``, a large domain as ``manual-<domain>-1.pdf`` and so on.

    Args:
        publication: What to show.
        tagged: Whether to tag the files for screen readers.
        cache: Whether flowcharts of earlier runs are used, and those of this run are kept.

    Raises:
        EngineError: A process came to its end before its volume was done (``volume-failed``): memory ran out.
        ProcmanError: See ``render_manual_pdf``.
    """
    for domain, processes in publication.definitions.by_domain().items():
        parts = list(_parts(processes))
        for number, part in enumerate(parts, start=1):
            volume, name = _volume(publication, part), _volume_name(publication, domain, number, len(parts))
            file = f"manual-{domain}.pdf" if len(parts) == 1 else f"manual-{domain}-{number}.pdf"
            with ProcessPoolExecutor(1, get_context("spawn")) as worker:
                try:
                    yield worker.submit(_render, volume, name, file, tagged, cache).result()
                except BrokenProcessPool as error:
                    raise EngineError("volume-failed", file=file) from error


def _parts(processes: Sequence[Process]) -> Iterator[list[Process]]:
    """Runs of processes that are no larger together than a volume should be."""
    part: list[Process] = []
    steps = 0
    for process in processes:
        if part and steps + len(process.steps) > MOST_STEPS:
            yield part
            part, steps = [], 0
        part.append(process)
        steps += len(process.steps)
    yield part


def _volume_name(publication: Publication, domain: str, number: int, count: int) -> str:
    declared = publication.definitions.manual.domains.get(domain)
    name = clean(declared.name if declared else domain)
    if count == 1:
        return name
    return text(publication.language, "documents.volume-part", domain=name, number=number, count=count)


def _volume(publication: Publication, processes: Sequence[Process]) -> Publication:
    """A publication of some processes only, fit to be sent to another process; all others keep their names."""
    definitions = publication.definitions
    part = replace(definitions, processes={process.id: process for process in processes})
    return replace(
        publication,
        definitions=part,
        known=publication.known or definitions,
        draw=draw_flowchart,
        drawings=None,
    )


def _render(publication: Publication, volume: str, name: str, tagged: bool, cache: bool) -> Document:
    with Drawings(keep=cache) as drawings:
        drawing = replace(publication, draw=drawings.draw, drawings=drawings)
        return render_manual_pdf(drawing, volume=volume, name=name, tagged=tagged)
