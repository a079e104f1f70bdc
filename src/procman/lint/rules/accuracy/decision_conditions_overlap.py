"""The rule ``decision-conditions-overlap``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from procman.flow.references import way_element
from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.number_decisions import number_decisions, numbers
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def decision_conditions_overlap(context: Context) -> Iterator[Report]:
    """Two conditions of a decision hold for the same number.

    What it checks:
        Where the conditions of a decision are numbers (`500 元以下`, `超过 500 元`, `500 to 5000`, `<= 3%`), no number
        meets two of them. 以上, 以下 and 以内 include the number, 超过 and 不满 do not, as the Civil Code has it
        (article 1259). Conditions that say more than a number are left to the reader.

    Why:
        At the border nobody knows which way to go, and who approves exactly 500 yuan is what people argue about.

    Remedy:
        Let the border belong to one of the two: `不超过 500 元` and `超过 500 元`.
    """
    for step_id, step, spans in number_decisions(context.process):
        for (earlier, first), (index, second) in combinations(spans, 2):
            shared = first.shared(second)
            one, other = step.next[earlier].condition or "", step.next[index].condition or ""
            # The same words twice are what `decision-branches` reports.
            if shared is not None and "".join(one.split()) != "".join(other.split()):
                yield report(
                    way_element(step_id, step, index),
                    node=node(context.graph, step_id),
                    first=Phrase("quoted", {"name": one}, one),
                    second=Phrase("quoted", {"name": other}, other),
                    numbers=numbers(*shared),
                )
