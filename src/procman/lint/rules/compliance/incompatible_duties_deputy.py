"""The rule ``incompatible-duties-deputy``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.segregation import report_conflicts


@rule(severity="warning", set="recommended")
def incompatible_duties_deputy(context: Context) -> Iterator[Report]:
    """A deputy would hold two duties that must be kept apart.

    What it checks:
        Of two roles whose duties are incompatible in one case, neither is the `deputy` of the other, and no single
        person stands in for both.

    Why:
        Duties must stay apart in times of holiday as well. Most cases of one person approving his own application come
        about by a deputy rule.

    Remedy:
        Name another `deputy` for one of the two roles in `organisation.yaml`.
    """
    yield from report_conflicts(context, "deputy", "same-deputy")
