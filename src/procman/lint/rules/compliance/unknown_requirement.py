"""The rule ``unknown-requirement``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.unknown import unknown_uses
from procman.source.workspace import REQUIREMENTS


@rule(severity="error", set="correct", fix="unsafe")
def unknown_requirement(context: Context) -> Iterator[Report]:
    """A law or regulation is cited that the manual does not know.

    What it checks:
        The `requirements` of processes and controls are declared in `requirements.yaml`.

    Why:
        A citation that leads nowhere proves nothing in an audit.

    Remedy:
        Correct the id, or enter the clause in `requirements.yaml` with its source.
    """
    if context.readable(REQUIREMENTS):
        yield from unknown_uses(context, context.definitions.requirements.keys(), "requirement")
