"""What the rules about time budgets have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from procman.flow.time_budget import Excess, TimeBudget, add
from procman.lint.names import node
from procman.lint.phrases import Argument
from procman.lint.rule import Report

if TYPE_CHECKING:
    from procman.lint.context import Context
    from procman.model.dictionaries import Requirement
    from procman.model.duration import Duration
    from procman.source.positions import ElementPath


def process_bounds(context: Context) -> dict[str, Requirement]:
    """The requirements that the process or its controls cite and that bound the time of the process."""
    process, known = context.process, context.definitions.requirements
    cited = [*process.requirements, *(one for control in process.controls.values() for one in control.requirements)]
    return {
        one: known[one]
        for one in dict.fromkeys(cited)
        if one in known and known[one].limit is not None and known[one].bounds == "process"
    }


def exceeded_bounds(context: Context, budget: TimeBudget) -> dict[str, str]:
    """The ends that are reached too late for a requirement, with its id, where the process's own limit keeps it."""
    calendar, own = context.facts.calendar, context.process.time_limit
    found: dict[str, str] = {}
    for requirement_id, requirement in process_bounds(context).items():
        bound = requirement.limit
        late = budget.over(bound) if bound else {}
        if not bound or not late or (own and calendar.compare(own.within, bound) in ("longer", "depends")):
            continue
        for end in late:
            found.setdefault(end, requirement_id)
    return found


def hopeless_ends(context: Context, budget: TimeBudget) -> list[str]:
    """The ends to which even the shortest way takes longer than the process may, worst first."""
    own = context.process.time_limit
    if own is None:
        return []
    late = budget.over(own.within)
    return _worst_first(
        budget, [one for one in late.values() if one.always and budget.shortest_over(own.within, one.end)]
    )


def late_report(
    context: Context,
    budget: TimeBudget,
    late: Sequence[Excess],
    limit: Duration,
    element: ElementPath,
    **more: Argument,
) -> Iterator[Report]:
    """Report the end that is reached latest on its longest way, and name the others."""
    if not late:
        return
    from procman.lint.time_words import excess_words, left_out, other_ends, pause_hint, sum_words, way_words

    order = _worst_first(budget, late)
    excess = next(one for one in late if one.end == order[0])
    calendar = context.facts.calendar
    plain = excess.start is None
    way = budget.network.longest_way(excess.end, excess.start or 0, add if plain else calendar.course.carry)
    arguments: dict[str, Argument] = {
        "end": node(context.graph, excess.end),
        "limit": limit,
        "way": way_words(budget, calendar, way),
        "others": other_ends(context, order[1:]),
        "note": left_out(context, budget, way),
        "pauses": pause_hint(context, budget, way),
        **more,
    }
    if plain:
        arguments["total"] = sum_words(budget.longest()[excess.end])
    else:
        arguments |= excess_words(excess)
    variant = "sum" if plain else "always" if excess.always else "depends"
    yield Report(element, arguments, "value", variant)


def _worst_first(budget: TimeBudget, late: Sequence[Excess]) -> list[str]:
    sums = budget.longest() if late and late[0].start is None else {}
    amounts = {end: total.amount if total else 0 for end, total in sums.items()}
    return [one.end for one in sorted(late, key=lambda one: -(amounts.get(one.end, 0) or one.done - one.due))]
