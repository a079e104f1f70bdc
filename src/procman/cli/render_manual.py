"""``procman render manual``."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from procman.cli.session import Session


class Format(enum.StrEnum):
    """Formats of the manual."""

    html = "html"


def manual(
    context: typer.Context,
    process_ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Processes; default all.")] = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the manual.")] = Format.html,  # noqa: ARG001 - so far there is one
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write. Default: <output folder>/manual.html.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that procman did not write.")] = False,
) -> int:
    """Render the process manual 流程手册 as one self-contained file."""
    from procman.cli.output import output_folder, write_result
    from procman.cli.select import choose
    from procman.documents.environment import OVERRIDES_FOLDER
    from procman.documents.manual import render_manual_html

    session: Session = context.obj
    definitions = choose(session.workspace().require_sound(), process_ids or [])
    overrides = session.root / OVERRIDES_FOLDER
    html = render_manual_html(
        definitions, language=session.language(), overrides=overrides if overrides.is_dir() else None
    )
    path = output or output_folder(session, definitions) / "manual.html"
    write_result(session, path / "manual.html" if path.is_dir() else path, html, force=force)
    return 0
