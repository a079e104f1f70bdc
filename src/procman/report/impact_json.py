"""What something touches, for programs; the shape is a contract, see ``procman schema report-impact``."""

from __future__ import annotations

import json

from procman.errors import Location
from procman.lint.finding import Finding
from procman.report.impact import Impact

VERSION = 1


def impact_json(impact: Impact) -> str:
    """One JSON document."""
    subject = impact.subject
    data = {
        "version": VERSION,
        "reference": subject.reference,
        "group": subject.group,
        "id": subject.id,
        "name": subject.name,
        "declared": [_location(location) for location in impact.declared],
        "places": [
            {
                **_location(place.location),
                "process": place.process,
                "element": place.element,
                "kind": place.kind,
                "message": place.words,
                "rule": place.rule,
            }
            for place in impact.places
        ],
        "broken": None if impact.broken is None else [_finding(finding) for finding in impact.broken],
        "segregation": [_finding(finding) for finding in impact.segregation],
        "without_performer": list(impact.without_performer),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _location(location: Location) -> dict[str, object]:
    return {"path": location.path, "line": location.line, "column": location.column}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "process": finding.process,
        "element": finding.element,
        "message": finding.message,
    }
