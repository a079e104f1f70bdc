"""The rule ``incompatible-duties-role``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.segregation import report_conflicts


@rule(severity="error", set="correct")
def incompatible_duties_role(context: Context) -> Iterator[Report]:
    """One role has two duties in a case that must be kept apart.

    What it checks:
        No role performs two steps of one case whose `duty` are incompatible (不相容职务): applying and approving,
        carrying out and checking, approving and paying, paying and booking, keeping and booking, and the other pairs
        that `docs/format.md` lists; `lint: {segregation: ...}` in `manual.yaml` adds pairs and drops them. Two steps
        belong to one case when some way leads from one to the other, loops and timeouts included, or when both branches
        of a parallel split hold one of them. Steps that a system performs do not count.

    Why:
        Whoever checks his own work finds nothing, and whoever can both decide on money and pay it out can help himself.
        The Accounting Law and the rules of internal control ask to keep such duties apart.

    Remedy:
        Let another role perform one of the two steps. Correct the `duty` if it does not say what is done there.
    """
    yield from report_conflicts(context, "role")
