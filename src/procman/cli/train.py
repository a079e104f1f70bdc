"""``procman train``."""

from __future__ import annotations

import datetime
import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.documents import ForceOption
from procman.cli.session import Session
from procman.cli.version_arguments import VERSIONS

if TYPE_CHECKING:
    from procman.documents.publication import Publication
    from procman.documents.view.handout import Handout


class Format(enum.StrEnum):
    """Formats of training papers."""

    html = "html"
    docx = "docx"
    xlsx = "xlsx"
    markdown = "markdown"


def train(
    context: typer.Context,
    old: Annotated[
        str | None,
        typer.Argument(metavar="[OLD]", help=f"The version before: {VERSIONS}.", show_default=False),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help="The version after; default the work tree.", show_default=False),
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="Only what this role learns.", show_default=False)
    ] = None,
    position: Annotated[
        str | None,
        typer.Option("--position", metavar="POSITION", help="Only what this position learns.", show_default=False),
    ] = None,
    onboarding: Annotated[
        str | None,
        typer.Option(
            "--onboarding", metavar="POSITION", help="The pack for a position, instead of OLD.", show_default=False
        ),
    ] = None,
    plan: Annotated[
        int | None,
        typer.Option(
            "--plan", metavar="YEAR", min=1, max=9999, help="The plan of a year, instead of OLD.", show_default=False
        ),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the papers.")] = Format.html,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File or folder to write to.", show_default=False)
    ] = None,
    force: ForceOption = False,
) -> int:
    """Write training papers 培训: for a change (OLD [NEW]), for a position (--onboarding), for a year (--plan)."""
    from procman.cli.documents import write_documents
    from procman.documents.handout import render_handout
    from procman.errors import UsageError

    session: Session = context.obj
    if sum(each is not None for each in (old, onboarding, plan)) != 1 or (old is None and (role or position)):
        raise UsageError("train-what")
    code = 0
    if old is not None:
        made, code = _after_change(session, old, new or ".", role, position)
    else:
        made = _from_manual(session, onboarding, plan)
    if made is not None:
        publication, handout, date = made
        document = render_handout(publication, handout, format.value, date)
        write_documents(session, publication, [document], output, force=force)
    return code


Made = tuple["Publication", "Handout", datetime.date | None]


def _after_change(
    session: Session, old: str, new: str, role: str | None, position: str | None
) -> tuple[Made | None, int]:
    from procman.cli.news import find_told_role, open_news
    from procman.cli.positions import find_position
    from procman.documents.view.training.after_change import build_change_training
    from procman.documents.view.training.people import roles_of
    from procman.messages import text

    found = open_news(session, old, new, whole=True)
    news, organisation = found.news, found.news.sides.new.organisation
    roles: set[str] | None = None
    nothing = text(found.language, "bulletin.nothing-changed")
    if role is not None:
        chosen = find_told_role(news, role)
        roles = {chosen}
        nothing = text(found.language, "training.nothing-to-learn", role=news.sides.performer(chosen))
    if position is not None:
        holder = find_position(news.sides.new, position)
        held = set(roles_of(organisation, holder))
        roles = held if roles is None else roles & held
        name = organisation.positions[holder].name
        nothing = text(found.language, "training.nothing-for-position", position=name)
    if not news.roles or (roles is not None and roles.isdisjoint(news.roles)):
        session.note(nothing)
        return None, found.exit_code
    handout = build_change_training(news, found.language, roles)
    return (found.publication, handout, news.effective), found.exit_code


def _from_manual(session: Session, onboarding: str | None, year: int | None) -> Made:
    from procman.cli.documents import open_publication
    from procman.cli.positions import find_position
    from procman.documents.view.dates import latest_effective
    from procman.documents.view.training.onboarding import build_onboarding
    from procman.documents.view.training.plan import build_plan

    publication = open_publication(session)
    definitions = publication.definitions
    date = latest_effective(definitions.processes.values())
    if year is not None:
        return publication, build_plan(definitions, publication.language, year), date
    holder = find_position(definitions, onboarding or "")
    return publication, build_onboarding(definitions, publication.language, holder), date
