"""The rule ``join-without-parallel``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.parallel import parallel_blocks
from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def join_without_parallel(context: Context) -> Iterator[Report]:
    """A join waits for branches that nobody opened.

    What it checks:
        Every join brings the branches of exactly one parallel split together, at least two ways lead to it, and none
        comes from outside the split.

    Why:
        A join waits for all its ways. Where only one of them is gone, as behind a decision, it waits for ever.

    Remedy:
        Behind a decision let the ways lead directly to the next step; keep `kind: join` for parallel branches.
    """
    graph = context.graph
    blocks = parallel_blocks(graph)
    splits = [one for one in graph.nodes.values() if one.kind == "parallel"]
    judged = all(one.id in blocks and blocks[one.id].join for one in splits)
    for found in graph.nodes.values():
        if found.kind != "join":
            continue
        named = node(graph, found.id)
        own = [block for block in blocks.values() if block.join == found.id]
        if len(graph.incoming[found.id]) < 2:
            yield report(("steps", found.id), variant="single", node=named)
        elif not own and judged:  # while a split is at fault itself, its join cannot be told
            yield report(("steps", found.id), node=named)
        elif own:
            inside = {own[0].split}.union(*own[0].branches.values())
            for edge in graph.incoming[found.id]:
                if edge.source not in inside:
                    source = node(graph, edge.source)
                    yield report(("steps", found.id), variant="foreign", node=named, source=source)
