"""``procman show``: one process in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer


def show(
    context: typer.Context,
    process_id: Annotated[
        str,
        typer.Argument(metavar="ID[@REV]", help="Id of a process, such as CS-02; CS-02@v1.1 is how it was in v1.1."),
    ],
) -> int:
    """Show one process: head, steps with performers and limits, control points."""
    from procman.cli.past import told_withdrawal
    from procman.cli.select import choose
    from procman.cli.shown_version import show_version
    from procman.report.process_text import process_text

    session = context.obj
    wanted, at, revision = process_id.partition("@")
    show_version(session, revision if at else None, [wanted])
    definitions = session.workspace().require_sound()
    chosen = choose(definitions, [wanted])
    session.write(process_text(chosen.processes[wanted], definitions, session.language()))
    told_withdrawal(session, chosen)
    return 0
