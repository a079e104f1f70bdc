"""A process's name, owner and domain."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, symmetric
from procman.diff.comparison import Comparison

RENAMED = symmetric("process-renamed", "minor", "wording")
OWNER = symmetric("process-owner-changed", "minor", "duties")
DOMAIN = symmetric("process-domain-changed", "minor", "document")
KINDS = (RENAMED, OWNER, DOMAIN)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the heads of a process."""
    old, new, sides = comparison.old, comparison.new, comparison.sides
    compared = (
        (RENAMED, "name", (old.name, new.name)),
        (OWNER, "owner", (sides.performer(old.owner), sides.performer(new.owner))),
        (DOMAIN, "domain", tuple(_domain(comparison, reference) for reference in (old.domain, new.domain))),
    )
    for kind, key, show in compared:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield comparison.change(kind, (key,), before, after, people=comparison.owners, show=show)


def _domain(comparison: Comparison, reference: str) -> str:
    domains = {**comparison.sides.old.manual.domains, **comparison.sides.new.manual.domains}
    return domains[reference].name if reference in domains else reference
