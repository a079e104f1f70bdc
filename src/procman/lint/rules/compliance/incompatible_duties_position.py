"""The rule ``incompatible-duties-position``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.segregation import report_conflicts


@rule(severity="warning", set="recommended", options={"several_people": False})
def incompatible_duties_position(context: Context) -> Iterator[Report]:
    """Two roles with duties that must be kept apart belong to one position.

    What it checks:
        Two roles whose duties are incompatible in one case do not share a position that one person holds. A position
        with a `headcount` of several people can divide the steps among them; with the option `several_people: true`
        such a position is reported as well.

    Why:
        The process names two roles, but the same person acts in both.

    Remedy:
        Take the position from one of the two roles in `organisation.yaml`.
    """
    yield from report_conflicts(context, "position")
    if context.options["several_people"]:
        yield from report_conflicts(context, "shared-position")
