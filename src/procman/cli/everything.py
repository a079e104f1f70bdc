"""What ``procman render all`` makes besides the documents: flowcharts and the landscape as files of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from procman.cli.flowchart_formats import FlowchartJob
from procman.cli.landscape_formats import FORMATS as LANDSCAPE_FORMATS
from procman.cli.landscape_formats import LandscapeJob

if TYPE_CHECKING:
    from procman.documents.everything.job import Job
    from procman.documents.incremental.keys import Keys
    from procman.documents.publication import Document, Publication
    from procman.model.process import Process


def drawing_jobs(publication: Publication, keys: Keys) -> Iterator[Job]:
    """A flowchart of each process, and the landscape."""
    from procman.documents.everything.job import Job

    for process in publication.definitions.processes.values():
        if process.steps:
            render = partial(_flowchart, publication, process)
            yield Job(f"flowcharts/{process.id}.svg", keys.of([process.id]), render, 0.1)
    for format in ("svg", "html"):
        yield Job(f"landscape.{format}", keys.everything, partial(_landscape, publication, format), 0.3)


def _flowchart(publication: Publication, process: Process) -> Iterable[Document]:
    from procman.cli.flowchart_writers import write_svg
    from procman.documents.publication import Document

    known = publication.known or publication.definitions
    job = FlowchartJob(
        known,
        publication.language,
        "vertical",
        fingerprints={process.id: publication.fingerprint_of([process.id])},
        withdrawn=publication.withdrawn.processes,
    )
    (svg,) = write_svg(process, job)
    return [Document(f"flowcharts/{process.id}.svg", str(svg).encode())]


def _landscape(publication: Publication, format: str) -> Iterable[Document]:
    from procman.documents.publication import Document
    from procman.landscape.model import build_landscape

    landscape = build_landscape(publication.known or publication.definitions, ())
    job = LandscapeJob(
        landscape,
        publication.language,
        manual="manual.html",
        overrides=publication.overrides,
        withdrawn=publication.withdrawn.of([process.id for process in landscape.processes]),
    )
    return [Document(f"landscape.{format}", str(LANDSCAPE_FORMATS[format].writer()(job)).encode())]
