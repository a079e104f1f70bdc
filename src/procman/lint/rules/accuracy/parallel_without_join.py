"""The rule ``parallel-without-join``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.parallel import Block, parallel_blocks
from procman.flow.references import way_element
from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def parallel_without_join(context: Context) -> Iterator[Report]:
    """Parallel work does not come together again.

    What it checks:
        A parallel split opens at least two different branches; all of them meet in one join; no branch reaches an end
        or the split itself before; no step lies on two branches; and no way leads into a branch from outside.

    Why:
        Otherwise the process ends while somebody still works on it, a join waits for ever, or a step is done twice.

    Remedy:
        Let every branch lead to one step of `kind: join`, and continue from there.
    """
    graph = context.graph
    blocks = parallel_blocks(graph)
    for step_id, step in context.process.steps.items():
        if step.kind != "parallel":
            continue
        if step_id in blocks:
            yield from _judge(context, blocks[step_id])
        elif len(step.next) < 2 or len({way.to for way in step.next}) < 2:
            yield report(("steps", step_id), variant="single", node=node(graph, step_id))
        targets: set[str] = set()
        for index, way in enumerate(step.next):
            if way.to in targets and step_id in blocks:
                element = way_element(step_id, step, index)
                yield report(element, variant="twice", node=node(graph, step_id), target=node(graph, way.to))
            targets.add(way.to)


def _judge(context: Context, block: Block) -> Iterator[Report]:
    graph = context.graph
    element, named = ("steps", block.split), node(graph, block.split)
    if block.join is None and not block.escapes:
        yield report(element, node=named)
    for head, exit_id in block.escapes:
        yield report(element, variant="escape", node=named, branch=node(graph, head), exit=node(graph, exit_id))
    if block.shared:
        yield report(element, variant="shared", node=named, shared=node(graph, block.shared[0]))
    for edge in block.entries:
        inside, source = node(graph, edge.target), node(graph, edge.source)
        yield report(element, variant="entered", node=named, target=inside, source=source)
