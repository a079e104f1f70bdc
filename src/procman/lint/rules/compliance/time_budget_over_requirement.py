"""The rule ``time-budget-over-requirement``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import requirement_name
from procman.lint.rule import Report, rule
from procman.lint.time_reports import exceeded_bounds, hopeless_ends, late_report


@rule(severity="warning", set="recommended")
def time_budget_over_requirement(context: Context) -> Iterator[Report]:
    """The steps may take longer than the law allows the process.

    What it checks:
        Where a requirement that the process or its controls cite bounds the process, the limits of the steps fit into
        it on the longest way to each end, counted as in `time-budget-over-limit`. The limit that the process itself
        declares is compared by `limit-over-requirement`.

    Why:
        Everybody keeps to the limit of his step, and the company breaks the rule that the manual cites.

    Remedy:
        Shorten steps, or allow fewer rounds of a loop.
    """
    budget = context.budget
    if budget is None:
        return
    hopeless = set(hopeless_ends(context, budget))
    exceeded = {end: one for end, one in exceeded_bounds(context, budget).items() if end not in hopeless}
    element = ("time_limit", "within") if context.process.time_limit else ("requirements",)
    for requirement_id in dict.fromkeys(exceeded.values()):
        requirement = context.definitions.requirements[requirement_id]
        if requirement.limit is None:
            continue
        late = [one for end, one in budget.over(requirement.limit).items() if exceeded.get(end) == requirement_id]
        named = requirement_name(requirement, requirement_id)
        yield from late_report(context, budget, late, requirement.limit, element, requirement=named)
