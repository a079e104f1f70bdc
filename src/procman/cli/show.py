"""``procman show``: one process in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer


def show(
    context: typer.Context,
    process_id: Annotated[str, typer.Argument(metavar="ID", help="Id of a process, such as CS-02.")],
) -> int:
    """Show one process: head, steps with performers and limits, control points."""
    from procman.cli.select import select
    from procman.report.process_text import process_text

    session = context.obj
    definitions = session.workspace().require_sound()
    (process,) = select(definitions, [process_id])
    session.write(process_text(process, definitions, session.language()))
    return 0
