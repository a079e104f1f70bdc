"""The rule ``unknown-domain``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, rule
from procman.lint.unknown import unknown_uses
from procman.source.workspace import MANUAL


@rule(severity="error", set="correct", fix="unsafe")
def unknown_domain(context: Context) -> Iterator[Report]:
    """A process belongs to a domain that the manual does not have.

    What it checks:
        The `domain` of a process is declared under `domains` in `manual.yaml`, where domains are declared at all.

    Why:
        The domain decides in which chapter the process appears.

    Remedy:
        Correct the id, or add the domain in `manual.yaml`.
    """
    domains = context.definitions.manual.domains
    if domains and context.readable(MANUAL):
        yield from unknown_uses(context, domains.keys(), "domain")
