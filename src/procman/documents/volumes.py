"""A large manual as one PDF for each domain, each made in a process of its own, which gives its memory back."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
from typing import Final

from procman.documents.content import clean
from procman.documents.drawings.drawings import Drawings
from procman.documents.flowchart import draw_flowchart
from procman.documents.manual_pdf import render_manual_pdf
from procman.documents.publication import Document, Publication
from procman.errors import EngineError
from procman.model.process import Process

MOST_PROCESSES: Final = 300
"""Typst takes about 4 MB for each process of a manual; with more than these it is better made in volumes."""


def render_volumes(publication: Publication, *, tagged: bool = True, cache: bool = True) -> Iterator[Document]:
    """The manual as ``manual-<domain>.pdf``, one after the other.

    Args:
        publication: What to show.
        tagged: Whether to tag the files for screen readers.
        cache: Whether flowcharts of earlier runs are used, and those of this run are kept.

    Raises:
        EngineError: A process came to its end before its volume was done (``volume-failed``): memory ran out.
        ProcmanError: See ``render_manual_pdf``.
    """
    for domain, processes in publication.definitions.by_domain().items():
        volume = _volume(publication, processes)
        with ProcessPoolExecutor(1, get_context("spawn")) as worker:
            try:
                yield worker.submit(_render, volume, domain, tagged, cache).result()
            except BrokenProcessPool as error:
                raise EngineError("volume-failed", domain=domain) from error


def _volume(publication: Publication, processes: list[Process]) -> Publication:
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


def _render(publication: Publication, domain: str, tagged: bool, cache: bool) -> Document:
    declared = publication.definitions.manual.domains.get(domain)
    volume = clean(declared.name if declared else domain)
    with Drawings(keep=cache) as drawings:
        drawing = replace(publication, draw=drawings.draw, drawings=drawings)
        return render_manual_pdf(drawing, volume=volume, name=f"manual-{domain}.pdf", tagged=tagged)
