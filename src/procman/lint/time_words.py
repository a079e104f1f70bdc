"""How messages tell ways, sums and dates of a time budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from procman.flow.course import MINUTES
from procman.flow.workdays import moment_of
from procman.lint.names import node
from procman.lint.phrases import Argument, Phrase
from procman.model.duration import Duration

if TYPE_CHECKING:
    from procman.flow.calendar import WorkingCalendar
    from procman.flow.time_budget import Excess, TimeBudget
    from procman.lint.context import Context

_SHOWN = 6


def way_words(budget: TimeBudget, calendar: WorkingCalendar, way: Sequence[str]) -> Phrase:
    """The steps of a way that take time, each once with its limit and how often it is passed.

    Of a long way the steps that take longest are told, and how many there are besides.
    """
    limits, graph = budget.network.limits, budget.network.graph
    counts = Counter(step for step in way if step in limits)
    told = sorted(counts, key=lambda step: (-calendar.roughly(limits[step])[1] * counts[step], graph.nodes[step].order))
    shown = [step for step in counts if step in told[:_SHOWN]]
    items: list[Phrase] = []
    for step in shown:
        found = graph.nodes[step]
        arguments: dict[str, Argument] = {
            "number": found.number or 0,
            "name": found.name or step,
            "limit": limits[step],
            "count": counts[step],
        }
        items.append(Phrase("timed-step" if counts[step] == 1 else "timed-steps", arguments))
    words = items[0] if items else Phrase("nothing")
    for item in items[1:]:
        words = Phrase("timed-way", {"before": words, "after": item})
    hidden = len(counts) - len(shown)
    return Phrase("timed-way-and-more", {"way": words, "count": hidden}) if hidden else words


def sum_words(total: Duration | None) -> Phrase:
    """A sum in the largest units: 3 days 11 hours."""
    if total is None:
        return Phrase("nothing")
    if total.unit not in MINUTES:
        return Phrase("one-limit", {"limit": total})
    rest, parts = total.amount * MINUTES[total.unit], []
    for unit in ("d", "h", "min"):
        amount, rest = divmod(rest, MINUTES[unit])
        if amount:
            parts.append(Phrase("one-limit", {"limit": Duration(amount, unit)}))
    words = parts[0]
    for part in parts[1:]:
        words = Phrase("two-limits", {"first": words, "second": part})
    return words


def excess_words(excess: Excess) -> dict[str, Argument]:
    """When the worst case starts, when it is done and when its limit runs out, with hours where dates hide it."""
    moments = {
        name: moment_of(minutes)
        for name, minutes in (("start", excess.start or 0), ("done", excess.done), ("due", excess.due))
    }
    days = [moment.date() for moment in moments.values()]
    form = "%Y-%m-%d %H:%M" if len(set(days)) < len(days) else "%Y-%m-%d"
    return {name: Phrase("plain", {"text": moment.strftime(form)}) for name, moment in moments.items()}


def other_ends(context: Context, ends: Sequence[str]) -> Phrase:
    """That other ends are reached too late as well, or nothing."""
    named = tuple(node(context.graph, end) for end in ends)
    return Phrase("other-ends-late", {"ends": named}) if named else Phrase("nothing")


def pause_hint(context: Context, budget: TimeBudget, way: Sequence[str]) -> Phrase:
    """The steps of a way that wait for others, so that the clock could stand still; or nothing."""
    steps, parties = context.process.steps, context.definitions.organisation.parties
    counted = [step for step in dict.fromkeys(way) if step in budget.network.limits]
    waits = [step for step in counted if steps[step].kind == "wait" or steps[step].role in parties]
    named = tuple(node(context.graph, step) for step in waits)
    return Phrase("pause-hint", {"steps": named}) if named else Phrase("nothing")


def left_out(context: Context, budget: TimeBudget, way: Sequence[str]) -> Phrase:
    """What a sum does not contain, so that the way may take longer still; or nothing."""
    network, passed = budget.network, set(way)
    unlimited = [step for step in network.open if step in passed]
    notes: list[Phrase] = []
    if unlimited:
        notes.append(Phrase("time-left-out-steps", {"steps": tuple(node(context.graph, step) for step in unlimited)}))
    if any(edge.source in passed for edge in network.ways.endless):
        notes.append(Phrase("time-left-out-loops"))
    if network.ways.cut:
        notes.append(Phrase("time-left-out-rounds"))
    words = Phrase("nothing")
    for note in notes:
        words = Phrase("two-sentences", {"first": words, "second": note})
    return words
