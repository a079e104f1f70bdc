"""``procman due``: reviews that are due."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.documents import ForceOption
from procman.errors import UsageError

if TYPE_CHECKING:
    import datetime

    from procman.cli.session import Session
    from procman.flow.review import Review
    from procman.model.definitions import Definitions

NOTHING, DUE = 0, 1


class Format(enum.StrEnum):
    """Formats of the report."""

    text = "text"
    json = "json"
    markdown = "markdown"


class Threshold(enum.StrEnum):
    """How urgent a review has to be to make the exit code 1."""

    overdue = "overdue"
    near = "near"


def due(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--format", help="Format of the report.")] = Format.text,
    within: Annotated[
        str | None,
        typer.Option(
            "--within",
            metavar="DURATION",
            help="Show also what is due so soon, such as 60d. Default: the last tenth of each period.",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        Threshold | None,
        typer.Option(
            "--fail-on", help="Exit with 1 when a review is overdue, or in the last tenth, too.", show_default=False
        ),
    ] = None,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", metavar="FILE", help="Write all reviews as a calendar file, too.", show_default=False),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--today", metavar="DATE", help="The day to judge by. Default: today.", show_default=False),
    ] = None,
    force: ForceOption = False,
) -> int:
    """List reviews that are overdue or near. Exit code: 0, or 1 by --fail-on."""
    from procman.cli.select import document_definitions
    from procman.cli.today import today
    from procman.flow.review import reviews

    session: Session = context.obj
    now = today(day)
    definitions = document_definitions(session)
    every = reviews(definitions, now)
    last = _last_day(definitions, now, within) if within is not None else now
    shown = [review for review in every if review.state != "later" or review.due <= last]
    session.write(_report(session, shown, every, definitions, now, format))
    if ics is not None:
        from procman.documents.writing import write_output
        from procman.report.due_ics import MARKER, due_ics

        write_output(ics, due_ics(every, definitions, session.language()), force=force, markers=(MARKER,))
        session.note(str(ics))
    grave = {None: (), Threshold.overdue: ("overdue",), Threshold.near: ("overdue", "near")}[fail_on]
    return DUE if any(review.state in grave for review in every) else NOTHING


def _last_day(definitions: Definitions, now: datetime.date, within: str) -> datetime.date:
    from procman.flow.calendar import WorkingCalendar
    from procman.model.duration import Duration

    try:
        return WorkingCalendar(definitions.manual.calendar).add_to_date(now, Duration.parse(within))
    except ValueError:
        raise UsageError("not-duration", value=within) from None


def _report(
    session: Session,
    shown: list[Review],
    every: list[Review],
    definitions: Definitions,
    now: datetime.date,
    format: Format,
) -> str:
    language = session.language()
    if format is Format.json:
        from procman.report.due_json import due_json

        return due_json(shown, every, definitions, now)
    if format is Format.markdown:
        from procman.report.due_markdown import due_markdown

        return due_markdown(shown, every, definitions, now, language)
    from procman.cli.terminal import terminal
    from procman.report.due_text import due_text

    return due_text(shown, every, definitions, now, language, colour=terminal().colour)
