"""``procman list``: what there is."""

from __future__ import annotations

import enum
import json
from typing import Annotated

import typer


class Format(enum.StrEnum):
    """Formats of the list."""

    text = "text"
    json = "json"


def list_processes(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--format", help="Format of the list.")] = Format.text,
) -> int:
    """List the processes of the manual by domain."""
    from procman.report.listing import listing_data, listing_text

    session = context.obj
    definitions = session.workspace().require_sound()
    language = session.language()
    if format is Format.json:
        session.write(json.dumps(listing_data(definitions), ensure_ascii=False, indent=2) + "\n")
    else:
        session.write(listing_text(definitions, language))
    return 0
