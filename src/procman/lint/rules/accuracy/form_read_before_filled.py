"""The rule ``form-read-before-filled``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.graph import Graph
from procman.flow.reach import reachable
from procman.lint.context import Context
from procman.lint.names import document, node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def form_read_before_filled(context: Context) -> Iterator[Report]:
    """A step works with a form none of whose fields is filled yet.

    What it checks:
        Where every field of a form says at which step it is filled (`at_step`), a step that has the form among its
        `inputs` comes after at least one of these steps. A form that goes round and is filled bit by bit is fine.

    Why:
        Whoever carries the step out gets the form blank, and decides without it or fills it in somebody's place.

    Remedy:
        Let an earlier step fill what is needed (`at_step`), or delete the form from the `inputs` of this step.
    """
    graph, process, flow = context.graph, context.process, context.documents
    filled: dict[str, list[str]] = {}
    for step_id, step in process.steps.items():
        for index, one in enumerate(step.inputs):
            # A form from outside comes filled; one that no step before has is told by ``input-nobody-produces``.
            if one not in process.forms or one in process.inputs or not flow.sometimes[step_id] & flow.bits.get(one, 0):
                continue
            if one not in filled:
                filled[one] = _filled_at(context, one)
            if filled[one] and _all_later(graph, filled[one], step_id):
                element = ("steps", step_id, "inputs", index)
                later = node(graph, filled[one][0])
                yield report(element, at="value", node=node(graph, step_id), form=document(process, one), later=later)


def _filled_at(context: Context, form_id: str) -> list[str]:
    """The steps that fill a form, in the order of the file; none where a field leaves open which it is.

    A step that does not have the form is told by ``field-filled-elsewhere``.
    """
    at = {entry.at_step for entry in context.process.forms[form_id].fields.values()}
    found = [one for one in context.documents.makers.get(form_id, ()) if one in at]
    return found if len(found) == len(at) else []


def _all_later(graph: Graph, filling: list[str], step: str) -> bool:
    """Whether all of some steps come only after a step, so that none can have been carried out by then."""
    return step not in reachable(graph, filling) and reachable(graph, [step]).issuperset(filling)
