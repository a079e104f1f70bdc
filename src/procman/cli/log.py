"""``procman log``: the history of a process."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.documents.revisions.process_log import ProcessLog


class Format(enum.StrEnum):
    """Formats of the history."""

    text = "text"
    json = "json"
    markdown = "markdown"


def log(
    context: typer.Context,
    process_id: Annotated[
        str,
        typer.Argument(metavar="ID[@REV]", help="Id of a process, such as CS-02; CS-02@v1.1: up to v1.1."),
    ],
    format: Annotated[Format, typer.Option("--format", help="Format of the history.")] = Format.text,
    every: Annotated[
        bool, typer.Option("--all", help="Show also commits that made no new version.", show_default=False)
    ] = False,
) -> int:
    """Show the versions of a process, newest first: when, by whom, approved by whom, and what changed."""
    from procman.cli.past_process import past_process

    session: Session = context.obj
    found, language = past_process(session, process_id)
    session.write(_report(found, every, language, format))
    return 0


def _report(found: ProcessLog, every: bool, language: str, format: Format) -> str:
    if format is Format.json:
        from procman.report.log_json import log_json

        return log_json(found, every)
    if format is Format.markdown:
        from procman.report.log_markdown import log_markdown

        return log_markdown(found, every, language)
    from procman.report.log_text import log_text

    return log_text(found, every, language)
