"""``procman render site``."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from procman.cli.documents import ForceOption, RevOption
from procman.cli.drawing_options import NoCacheOption
from procman.cli.session import Session


class FormFormat(enum.StrEnum):
    """Formats of forms to download."""

    html = "html"
    docx = "docx"
    xlsx = "xlsx"
    pdf = "pdf"


def site(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder to write to. Default: <output folder>/site.")
    ] = None,
    forms: Annotated[
        list[FormFormat] | None,
        typer.Option(
            "--forms",
            help="Format in which forms can be downloaded. Repeatable. Default: all, of more than 300 processes html.",
            show_default=False,
        ),
    ] = None,
    rev: RevOption = None,
    force: ForceOption = False,
    no_cache: NoCacheOption = False,
) -> int:
    """Render the site 流程网站: linked pages that open from a folder or from any web server.

    Only what has changed since the last time is written, and what no longer belongs to the site is deleted.
    """
    from procman.cli.documents import open_publication
    from procman.cli.output import output_folder, write_path
    from procman.cli.progress import progress_bar
    from procman.documents.site.build import build_site
    from procman.documents.site.form_files import LARGE
    from procman.messages import text

    session: Session = context.obj
    publication = open_publication(session, cache=not no_cache, rev=rev)
    if forms is None and len(publication.definitions.processes) > LARGE:
        session.note(text(session.language(), "report.site-forms", count=LARGE))
    folder = output or output_folder(session, publication.definitions) / "site"
    formats = None if forms is None else [each.value for each in forms]
    with progress_bar(session, text(session.language(), "report.drawing")) as progress:
        built = build_site(
            publication,
            folder,
            force=force,
            form_formats=formats,
            progress=progress,
            told=lambda path: write_path(session, folder / path),
        )
    counts = {"written": len(built.written), "removed": len(built.removed), "unchanged": built.unchanged}
    session.note(text(session.language(), "report.site-built", entry=str(folder / "index.html"), **counts))
    return 0
