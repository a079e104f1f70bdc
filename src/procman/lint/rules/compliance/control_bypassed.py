"""The rule ``control-bypassed``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.bypass import way_round
from procman.flow.paths import shortest_path
from procman.lint.context import Context
from procman.lint.names import node, trail
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def control_bypassed(context: Context) -> Iterator[Report]:
    """What a control protects can be reached without the control.

    What it checks:
        Every way from the start to the step or end that a control `protects` passes the step of the control, ways after
        a timeout included, and some way does. A case takes all branches of a parallel split.

    Why:
        A control that can be gone round does not keep the risk from coming true; auditors call it a design deficiency.

    Remedy:
        Let the way that the message shows lead through the control, or let the control protect a later step. A control
        that comes after what it protects is moved before it.
    """
    graph, found = context.graph, context.soundness
    nodes = context.process.steps.keys() | context.process.ends.keys()
    for control_id, control in context.process.controls.items():
        protected = control.protects
        if protected is None or protected not in nodes or control.step not in context.process.steps:
            continue
        element = ("controls", control_id, "protects")
        step, target = node(graph, control.step), node(graph, protected)
        if protected == control.step:
            yield report(element, at="value", variant="itself", id=control_id, step=step)
            continue
        path = way_round(graph, found, control.step, protected)
        if path is not None and shortest_path(graph, control.step, protected) is None:
            yield report(element, at="value", variant="never", id=control_id, step=step, target=target)
        elif path is not None:
            yield report(element, at="value", id=control_id, step=step, target=target, trail=trail(graph, path[1:]))
