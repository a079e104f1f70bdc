"""The rule ``overwritten-document``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def overwritten_document(context: Context) -> Iterator[Report]:
    """A step replaces a record that nobody has looked at yet.

    What it checks:
        After a step has made a record, some way leads to a step that takes it, or to an end, before another step makes
        the same record anew. A step that takes the record and makes it goes on with it. Outputs of the process and
        evidence of controls are used as soon as they are made.

    Why:
        What was written first is lost, or two different documents have one name.

    Remedy:
        If the later step goes on with the record, name it in its `inputs`; otherwise give one of the two an id and a
        name of its own.
    """
    process, flow = context.process, context.documents
    for one, makers in flow.makers.items():
        if len(makers) < 2 or one not in process.records or one in process.outputs:
            continue
        if process.records[one].retention is None and all(one not in step.inputs for step in process.steps.values()):
            continue  # nobody ever takes it: told by the rule ``output-nobody-takes``
        if any(one in control.evidence for control in process.controls.values()):
            continue
        for maker in makers:
            later = _replaced_by(context, one, maker)
            if later is not None and one in process.steps[maker].outputs:
                element = ("steps", maker, "outputs", process.steps[maker].outputs.index(one))
                named = document(process, one)
                first, second = node(context.graph, maker), node(context.graph, later)
                yield report(element, at="value", node=first, later=second, document=named)


def _replaced_by(context: Context, document_id: str, maker: str) -> str | None:
    """The first step that makes a document anew, if on every way that happens before anybody takes it."""
    graph, steps = context.graph, context.process.steps
    seen: set[str] = set()
    waiting = [maker]
    replacing = None
    for one in waiting:  # grows while it is walked
        for edge in graph.outgoing[one]:
            step = steps.get(edge.target)
            if step is None or document_id in step.inputs:
                return None
            if edge.target in seen:
                continue
            seen.add(edge.target)
            if document_id not in step.outputs:
                waiting.append(edge.target)
            elif edge.target != maker:
                replacing = replacing or edge.target
    return replacing
