"""``procman render all``."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.documents import ForceOption, RevOption
from procman.cli.drawing_options import NoCacheOption
from procman.cli.picture_options import FontPathOption
from procman.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from procman.documents.everything.job import Job
    from procman.documents.publication import Publication


class Kind(enum.StrEnum):
    """What a run can make."""

    manual = "manual"
    guide = "guide"
    form = "form"
    matrix = "matrix"
    flowchart = "flowchart"
    site = "site"


class Format(enum.StrEnum):
    """Formats of documents; flowcharts and the site have their own."""

    html = "html"
    pdf = "pdf"
    docx = "docx"
    xlsx = "xlsx"
    markdown = "markdown"


def everything(
    context: typer.Context,
    only: Annotated[
        list[Kind] | None, typer.Option("--only", help="Make this kind of document; default all. Repeatable.")
    ] = None,
    format: Annotated[
        list[Format] | None, typer.Option("--format", help="Documents in this format; default all. Repeatable.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Folder to write to. Default: the output folder.", show_default=False),
    ] = None,
    font_path: FontPathOption = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processors to use at most; default all.", show_default=False),
    ] = None,
    rev: RevOption = None,
    force: ForceOption = False,
    no_cache: NoCacheOption = False,
) -> int:
    """Render every document: manual, guides, forms, matrices, flowcharts and the site.

    Only what has changed since the last time is rendered and written, and what no longer belongs there is deleted.
    """
    from procman.cli.documents import open_publication
    from procman.cli.output import output_folder, write_path
    from procman.cli.progress import progress_bar
    from procman.documents.everything.run import do_jobs
    from procman.documents.site.build import build_site
    from procman.messages import text

    session: Session = context.obj
    publication = open_publication(session, font_paths=font_path, cache=not no_cache, rev=rev)
    folder = output or output_folder(session, publication.definitions)
    kinds = only or list(Kind)
    jobs = _jobs(publication, kinds, [each.value for each in format or Format], cache=not no_cache)
    with progress_bar(session, text(session.language(), "report.rendering")) as progress:
        outcome = do_jobs(
            jobs,
            folder,
            force=force,
            workers=workers,
            progress=progress,
            told=lambda path: write_path(session, folder / path),
            chosen=lambda _: not only and not format,
        )
    written, removed, unchanged = len(outcome.written), len(outcome.removed), outcome.unchanged
    if Kind.site in kinds:
        site = build_site(
            publication, folder / "site", force=force, told=lambda path: write_path(session, folder / "site" / path)
        )
        written, removed = written + len(site.written), removed + len(site.removed)
        unchanged += site.unchanged
    counts = {"written": written, "removed": removed, "unchanged": unchanged}
    session.note(text(session.language(), "report.all-rendered", folder=str(folder), **counts))
    return 0


def _jobs(publication: Publication, kinds: list[Kind], formats: list[str], *, cache: bool) -> list[Job]:
    from procman.cli.everything import drawing_jobs
    from procman.documents.everything.jobs import DocumentJobs

    documents = DocumentJobs(publication, formats, cache=cache)
    made: dict[Kind, Callable[[], Iterable[Job]]] = {
        Kind.manual: documents.manual,
        Kind.guide: documents.guides,
        Kind.form: documents.forms,
        Kind.matrix: documents.matrices,
        Kind.flowchart: lambda: drawing_jobs(publication, documents.keys),
    }
    return [job for kind, jobs in made.items() if kind in kinds for job in jobs()]
