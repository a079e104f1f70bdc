"""What a rule reports becomes a finding, unless a comment suppresses it; the same for one file and across files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from procman.lint.finding import Finding
from procman.lint.rule import Report, Rule
from procman.lint.suppressing import covers

if TYPE_CHECKING:
    from procman.lint.fix import Fix
    from procman.lint.suppression import Suppression
    from procman.lint.wording import Wording
    from procman.source.positions import Positions

Told: TypeAlias = "tuple[Finding, Fix | None]"
"""A finding, and how it is put right where that can be said."""


def tell(
    rule: Rule,
    report: Report,
    process: str | None,
    comments: Sequence[Suppression],
    positions: Callable[[], Positions],
    wording: Wording,
) -> list[Told]:
    """The finding of a report; none where it is suppressed.

    Args:
        rule: The rule.
        report: What it reports.
        process: Id of the process that it is about.
        comments: The suppressions of the file; one that is needed is marked.
        positions: Gives the places in the file.
        wording: Says what was found.
    """
    found = positions()
    location = found.value(report.element) if report.at == "value" else found.key(report.element)
    finding = wording.finding(rule, report, location, process)
    return [] if covers(comments, finding, report.element, positions) else [(finding, report.fix)]
