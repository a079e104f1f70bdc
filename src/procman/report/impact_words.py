"""What all reports of what something touches say alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from procman.lint.finding import Finding
from procman.messages import text
from procman.model.definitions import Definitions
from procman.report.impact import Impact


def title(impact: Impact, language: str) -> str:
    """What it is, and in how many places it is named."""
    subject = impact.subject
    processes = {place.process for place in impact.places if place.process}
    return text(
        language,
        "impact.title",
        group=text(language, f"impact.group-{subject.group}"),
        id=subject.id,
        name=subject.name,
        places=len(impact.places),
        processes=len(processes),
    )


def process_title(process_id: str | None, definitions: Definitions, language: str) -> str:
    """A heading: the process, or the organisation."""
    if process_id is None:
        return text(language, "impact.organisation")
    return f"{process_id}  {definitions.processes[process_id].name}"


def closing(impact: Impact, language: str) -> Iterator[tuple[str, list[str]]]:
    """What would break without it, and of a role what is wrong with its duties: headings with their details."""
    if impact.broken is None:
        yield text(language, "impact.not-tried"), []
    elif impact.broken:
        count = text(language, "impact.broken", count=len(impact.broken))
        yield count, [_counted(rule, number) for rule, number in _by_rule(impact.broken)]
    else:
        yield text(language, "impact.nothing-broken"), []
    if impact.without_performer:
        count = text(language, "impact.without-performer", count=len(impact.without_performer))
        yield count, list(impact.without_performer)
    if impact.segregation:
        count = text(language, "impact.segregation", count=len(impact.segregation))
        yield count, [f"{one.path}:{one.line}:{one.column}  {one.message}" for one in impact.segregation]


def _by_rule(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    counted = Counter(finding.rule for finding in findings)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _counted(rule: str, number: int) -> str:
    return f"{number} × {rule}"
