"""The rule ``time-budget-over-limit``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.time_reports import exceeded_bounds, hopeless_ends, late_report


@rule(severity="warning", set="recommended")
def time_budget_over_limit(context: Context) -> Iterator[Report]:
    """The steps may take longer than their process promises.

    What it checks:
        On the longest way to each end the limits of the steps fit into the limit of the process: loops as often as
        `at_most` says, the slowest of parallel branches, timeouts after the limit that ran out. Working days and
        calendar days meet in the working calendar, with holidays and make-up working days; whenever a case starts in
        working time, it is done in time. A step whose name stands in `time_limit.pauses` does not count.

    Why:
        Everybody keeps to the limit of his step, and the process is late all the same.

    Remedy:
        Shorten steps, allow fewer rounds of a loop, or promise more. Where others are waited for, name the waiting step
        in `time_limit.pauses`. `procman show ID` tells how much room each step has.
    """
    own, budget = context.process.time_limit, context.budget
    if own is None or budget is None:
        return
    late = budget.over(own.within)
    if not late:
        return
    told = {*exceeded_bounds(context, budget), *hopeless_ends(context, budget)}
    remaining = [excess for end, excess in late.items() if end not in told]
    yield from late_report(context, budget, remaining, own.within, ("time_limit", "within"))
