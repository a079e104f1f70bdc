"""The rule ``unknown-phase``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.unknown import unknown_uses


@rule(severity="error", set="correct", fix="unsafe")
def unknown_phase(context: Context) -> Iterator[Report]:
    """A step stands in a phase that the process does not have.

    What it checks:
        The `phase` of steps is declared under the `phases` of the process.

    Why:
        The phase decides in which part of the flowchart and of the manual the step appears.

    Remedy:
        Correct the id, or add the phase under `phases`.
    """
    yield from unknown_uses(context, context.process.phases.keys(), "phase")
