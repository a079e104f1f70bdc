"""``procman list``: what there is."""

from __future__ import annotations

import enum
import json
from typing import Annotated

import typer

from procman.cli.documents import RevOption


class Format(enum.StrEnum):
    """Formats of the list."""

    text = "text"
    json = "json"


def list_processes(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--format", help="Format of the list.")] = Format.text,
    rev: RevOption = None,
) -> int:
    """List the processes of the manual by domain."""
    from procman.cli.shown_version import show_version
    from procman.report.listing import listing_data, listing_text

    session = context.obj
    show_version(session, rev)
    definitions = session.workspace().require_sound()
    language = session.language()
    if format is Format.json:
        session.write(json.dumps(listing_data(definitions), ensure_ascii=False, indent=2) + "\n")
    else:
        session.write(listing_text(definitions, language))
    return 0
