"""The rule ``shortest-way-over-limit``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.time_budget import add
from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule
from procman.lint.time_reports import hopeless_ends


@rule(severity="error", set="correct")
def shortest_way_over_limit(context: Context) -> Iterator[Report]:
    """Even the shortest way takes longer than the process may.

    What it checks:
        To each end there is a way whose steps, each taking as long as it may, fit into the limit of the process, at
        least when the case starts on a good day. Ways and limits count as in `time-budget-over-limit`.

    Why:
        The limits of the steps and the limit of the process contradict each other: without any loop and any detour the
        promise cannot be kept.

    Remedy:
        Correct the limits of the steps or that of the process. Where others are waited for, name the waiting step in
        `time_limit.pauses`.
    """
    own, budget = context.process.time_limit, context.budget
    if own is None or budget is None:
        return
    hopeless = hopeless_ends(context, budget)
    if not hopeless:
        return
    from procman.lint.time_words import other_ends, pause_hint, way_words

    end, calendar = hopeless[0], context.facts.calendar
    start = budget.over(own.within)[end].start
    way = budget.network.shortest_way(end, start or 0, add if start is None else calendar.course.carry)
    yield report(
        ("time_limit", "within"),
        at="value",
        end=node(context.graph, end),
        limit=own.within,
        way=way_words(budget, calendar, way),
        others=other_ends(context, hopeless[1:]),
        pauses=pause_hint(context, budget, way),
    )
