"""``procman lanes``: a calmer order of the flowchart's lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.session import Session

if TYPE_CHECKING:
    from procman.report.lane_orders import LaneOrder


def lanes(
    context: typer.Context,
    process_ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Processes; default all.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the better orders into the definitions.")] = False,
) -> int:
    """Find the order of lanes with the fewest crossings and bends; the start stays near the beginning."""
    from procman.cli.select import select
    from procman.diagram.content import diagram_of
    from procman.diagram.lane_order import compare_orders
    from procman.report.lane_orders import LaneOrder, lane_order_text

    session: Session = context.obj
    definitions = session.workspace().require_sound()
    language = session.language()
    for process in select(definitions, process_ids or []):
        comparison = compare_orders(diagram_of(process, definitions, language))
        order = LaneOrder(process, comparison)
        session.write(lane_order_text(order, definitions, language))
        if write and comparison.better:
            _write(session, order)
    return 0


def _write(session: Session, order: LaneOrder) -> None:
    from procman.documents.writing import write_output
    from procman.source.editing import edited
    from procman.source.edits import SetValue

    workspace = session.workspace()
    path = workspace.files[order.process.id]

    order_of_lanes = SetValue(("lanes",), list(order.comparison.best))
    write_output(session.root / path, edited(workspace.contents[path], path, [order_of_lanes]), force=True)
    session.note(path)
