"""The rule ``input-on-some-ways``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procman.flow.documents import way_without
from procman.flow.parallel import Block, parallel_blocks
from procman.lint.context import Context
from procman.lint.names import document, node, trail
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended", options={"every_input": False})
def input_on_some_ways(context: Context) -> Iterator[Report]:
    """A step can be reached before anything that it works with exists.

    What it checks:
        On every way to a step at least one of its inputs has been made or came from outside. Documents of a parallel
        branch count after its join only. A single input that exists on some ways only is taken as `if there is one`;
        with the option `every_input: true` it is reported as well.

    Why:
        On the way that the message shows, whoever carries the step out stands there with empty hands.

    Remedy:
        Let that way pass the step that makes the document, name what the step works with in that case, or take the
        input out.
    """
    flow, outside = context.documents, context.process.inputs
    blocks: list[Block] | None = None
    bits = flow.bits
    for step_id, step in context.process.steps.items():
        wanting = flow.sometimes[step_id] & ~flow.always[step_id]
        # Made inside the process, and there on some of the ways only.
        missing = [
            index
            for index, one in enumerate(step.inputs)
            if wanting & bits.get(one, 0) and one not in outside and one not in step.forms
        ]
        if not missing:
            continue
        late = [index for index in missing if not _made_before(context, step_id, flow.makers[step.inputs[index]])]
        if late and blocks is None:
            blocks = list(parallel_blocks(context.graph).values())
        racing = [index for index in late if _beside(blocks or (), step_id, flow.makers[step.inputs[index]])]
        for index in racing:
            element = ("steps", step_id, "inputs", index)
            named = document(context.process, step.inputs[index])
            yield report(element, at="value", variant="beside", node=node(context.graph, step_id), document=named)
        if context.options["every_input"]:
            for index in missing:
                if index in racing:
                    continue
                yield from _without(context, step_id, [index], ("steps", step_id, "inputs", index))
        elif not racing and len(missing) == len(step.inputs) and not flow.always[step_id] & _bits(context, step_id):
            yield from _without(context, step_id, missing, ("steps", step_id, "inputs"))


def _bits(context: Context, step_id: str) -> int:
    mask = 0
    for one in context.process.steps[step_id].inputs:
        mask |= context.documents.bits[one]
    return mask


def _without(context: Context, step_id: str, missing: list[int], element: tuple[str | int, ...]) -> Iterator[Report]:
    graph, process = context.graph, context.process
    documents = [process.steps[step_id].inputs[index] for index in missing]
    makers = {maker for one in documents for maker in context.documents.makers[one]}
    way = way_without(graph, makers, step_id)
    if way is not None:
        named = tuple(document(process, one) for one in documents)
        yield report(element, at="value", node=node(graph, step_id), documents=named, trail=trail(graph, way))


def _beside(blocks: Sequence[Block], step_id: str, makers: list[str]) -> bool:
    """Whether all makers of a document stand in other branches that run at the same time as a step."""
    for block in blocks:
        own = next((nodes for nodes in block.branches.values() if step_id in nodes), None)
        if own is None:
            continue
        beside = {node for nodes in block.branches.values() if step_id not in nodes for node in nodes}
        if all(maker in beside and maker not in own for maker in makers):
            return True
    return False


def _made_before(context: Context, step_id: str, makers: list[str]) -> bool:
    """Whether some maker leads to the step without going back."""
    seen = set(makers)
    waiting = list(makers)
    while waiting:
        for edge in context.graph.outgoing[waiting.pop()]:
            if edge.kind == "rework":
                continue
            if edge.target == step_id:
                return True
            if edge.target not in seen:
                seen.add(edge.target)
                waiting.append(edge.target)
    return False
