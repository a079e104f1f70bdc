"""The rule ``ping-pong``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.work_changes import longest_alternation
from procman.lint.context import Context
from procman.lint.names import identified, process_name, trail
from procman.lint.rule import Report, report, rule


@rule(severity="info", set="recommended", options={"most_changes": 3})
def ping_pong(context: Context) -> Iterator[Report]:
    """Work goes to and fro between the same two roles.

    What it checks:
        On no way through the process does work change hands more than `most_changes` times in a row (3 unless the
        manual says otherwise) between the same two roles with nobody else coming in. Steps that systems and outside
        parties perform in between do not interrupt the row; returns for rework and timeouts do not count.

    Why:
        At every change of hands a case lies and waits, and somebody has to read it anew; that often takes longer than
        the work itself.

    Remedy:
        Let one of the two do what belongs together in one go, or collect what they have to agree on in one step.
    """
    most, people = context.options["most_changes"], context.definitions.organisation.roles
    if not _may_alternate(context, most):
        return
    found = longest_alternation(context.graph, people)
    if found is not None and found.changes > most:
        yield report(
            ("steps", found.path[most + 1]),
            process_name=process_name(context.process),
            one=identified(found.one, people[found.one].name),
            other=identified(found.other, people[found.other].name),
            changes=found.changes,
            way=trail(context.graph, found.path),
        )


def _may_alternate(context: Context, most: int) -> bool:
    """Whether work may go to and fro too often; far quicker than to follow it from hand to hand."""
    nodes, people = context.graph.nodes, context.definitions.organisation.roles
    if len(nodes) <= most + 1:
        return False
    from_others = 0
    ways: dict[tuple[str, str], int] = {}
    for edge in context.graph.edges:
        source, target = nodes[edge.source].lane, nodes[edge.target].lane
        if source != target and edge.kind == "sequence":
            if source in people:
                ways[source, target] = ways.get((source, target), 0) + 1
            else:
                from_others += 1  # whoever gave the work to a system or an outside party may be either of the two
    least = (most + 1) // 2 - from_others
    return from_others > most or any(
        count >= least and ways.get(way[::-1], 0) >= least and count + ways.get(way[::-1], 0) + from_others > most
        for way, count in ways.items()
    )
