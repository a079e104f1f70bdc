"""Whether the manual becomes one PDF or a PDF for each domain."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.session import Session

if TYPE_CHECKING:
    from procman.documents.publication import Document, Publication


class Volume(enum.StrEnum):
    """What one PDF holds."""

    manual = "manual"
    domain = "domain"


VolumeOption = Annotated[
    Volume | None,
    typer.Option(
        "--volume",
        help="PDF: one file for the whole manual, or for each domain, large ones in parts. "
        "Default: manual, up to 500 steps in all.",
        show_default=False,
    ),
]
TagsOption = Annotated[
    bool, typer.Option("--tags/--no-tags", help="PDF: whether to tag it for screen readers; smaller without.")
]


def render_pdf(
    session: Session, publication: Publication, volume: Volume | None, *, tagged: bool, cache: bool
) -> Iterable[Document]:
    """The manual as PDF, in volumes if it is so asked for or large; says so when nobody asked.

    Args:
        session: The run.
        publication: What to show.
        volume: What was asked for.
        tagged: Whether to tag the files for screen readers.
        cache: Whether flowcharts of earlier runs are used, and those of this run are kept.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake; says where.
        FontError: There is no font, one cannot be used, or none draws some character of the definitions.
        EngineError: Memory ran out.
    """
    from procman.documents.manual_pdf import render_manual_pdf
    from procman.documents.volumes import is_large, render_volumes
    from procman.messages import text

    count = len(publication.definitions.processes)
    large = is_large(publication.definitions)
    if volume is Volume.domain or (volume is None and large):
        if volume is None:
            session.note(text(session.language(), "documents.note.volumes", count=count))
        return render_volumes(publication, tagged=tagged, cache=cache)
    if large:
        session.note(text(session.language(), "documents.note.one-volume", count=count))
    return [render_manual_pdf(publication, tagged=tagged)]
