"""The rule ``incompatible-duties-one-person``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.segregation import report_conflicts


@rule(severity="error", set="correct")
def incompatible_duties_one_person(context: Context) -> Iterator[Report]:
    """Duties that must be kept apart depend on one and the same person.

    What it checks:
        Two roles whose duties are incompatible in one case are not both filled by one single person: by all positions
        of the two roles together there are at least two people.

    Why:
        The process asks for two people where there is one. It can only be kept on paper.

    Remedy:
        Give one of the roles another position in `organisation.yaml`, or correct the `headcount`.
    """
    yield from report_conflicts(context, "one-person")
