"""``procman render guide``."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from procman.cli.documents import ForceOption, OutputOption, ProcessesArgument, RevOption
from procman.cli.picture_options import FontPathOption, refuse_without_effect
from procman.cli.session import Session


class Format(enum.StrEnum):
    """Formats of operating guides."""

    html = "html"
    pdf = "pdf"
    docx = "docx"


def guide(
    context: typer.Context,
    process_ids: ProcessesArgument = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role", metavar="ROLE", help="The guide of this role, across the processes.", show_default=False
        ),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the guides.")] = Format.html,
    output: OutputOption = None,
    font_path: FontPathOption = None,
    rev: RevOption = None,
    force: ForceOption = False,
) -> int:
    """Render operating guides 操作指南: of processes, a section a role, and of roles, across all processes."""
    from procman.cli.documents import open_publication, write_documents
    from procman.cli.roles import find_role
    from procman.documents import guide as documents
    from procman.errors import UsageError

    session: Session = context.obj
    refuse_without_effect("--font-path", bool(font_path), format, ("pdf",))
    publication = open_publication(session, process_ids, font_path, rev=rev)
    guides, organisation = documents.Guides(publication), publication.definitions.organisation
    if role is not None:
        found = find_role(publication.definitions, role)
        books = guides.of_roles([found])
        if not books:
            raise UsageError("role-without-work", name=organisation.name(found))
    else:
        books = [*guides.of_processes(), *guides.of_roles(() if process_ids else organisation.roles)]
    render = documents.GUIDE_WRITERS[format.value]
    write_documents(session, publication, (render(guides, book) for book in books), output, force=force)
    return 0
