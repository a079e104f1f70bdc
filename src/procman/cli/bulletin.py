"""``procman bulletin``."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from procman.cli.documents import ForceOption
from procman.cli.session import Session
from procman.cli.version_arguments import VERSIONS


class Format(enum.StrEnum):
    """Formats of bulletins."""

    html = "html"
    docx = "docx"
    markdown = "markdown"


def bulletin(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=f"The version before: {VERSIONS}.")],
    new: Annotated[str, typer.Argument(metavar="[NEW]", help="The version after.")] = ".",
    role: Annotated[
        str | None,
        typer.Option("--role", metavar="ROLE", help="Only the page of this role, by id or name.", show_default=False),
    ] = None,
    number: Annotated[
        str, typer.Option("--number", metavar="TEXT", help="Number of the bulletin; else a line to fill in.")
    ] = "",
    format: Annotated[Format, typer.Option("--format", help="Format of the bulletin.")] = Format.html,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File or folder to write to.", show_default=False)
    ] = None,
    force: ForceOption = False,
) -> int:
    """Write the bulletin 变更通告: what changes for whom between two versions, a page for each role."""
    from procman.cli.documents import write_documents
    from procman.cli.news import find_told_role, open_news, told_background
    from procman.documents.handout import render_handout
    from procman.documents.view.bulletin.bulletin import build_bulletin
    from procman.documents.view.bulletin.front import Issue
    from procman.messages import text

    session: Session = context.obj
    found = open_news(session, old, new)
    if not found.news.processes:
        session.note(text(found.language, "bulletin.nothing-changed"))
        return found.exit_code
    chosen = find_told_role(found.news, role) if role is not None else None
    if chosen is not None and chosen not in found.news.roles:
        name = found.news.sides.performer(chosen)
        session.note(text(found.language, "bulletin.nothing-for-role", role=name))
        return found.exit_code
    issue = Issue(number, told_background(session, *found.versions) if chosen is None else ())
    handout = build_bulletin(found.news, found.language, issue, chosen, paged=format is not Format.markdown)
    document = render_handout(found.publication, handout, format.value, found.news.effective)
    write_documents(session, found.publication, [document], output, force=force)
    return found.exit_code
