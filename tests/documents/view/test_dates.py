from __future__ import annotations

import datetime

import pytest

from procman.documents.view.dates import later, latest_effective, review_due
from procman.model.duration import Duration
from tests.documents.conftest import Define


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2026-12-01", "12mo", "2027-12-01"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2026-01-31", "1mo", "2026-02-28"),
        ("2026-11-30", "3mo", "2027-02-28"),
        ("2026-12-31", "2w", "2027-01-14"),
        ("2026-12-31", "1d", "2027-01-01"),
        ("2026-12-31", "3wd", None),
        ("9999-12-31", "1d", None),
        ("9999-12-31", "1mo", None),
    ],
)
def test_later(start: str, duration: str, end: str | None) -> None:
    found = later(datetime.date.fromisoformat(start), Duration.parse(duration))
    assert (found.isoformat() if found else None) == end


def test_a_draft_without_date_has_no_review(define: Define) -> None:
    assert review_due(define().processes["AD-01"]) is None


def test_drafts_do_not_date_the_manual(define: Define) -> None:
    process = define().processes["AD-01"]
    draft = process.model_copy(update={"effective": datetime.date(2027, 1, 1)})
    effective = process.model_copy(update={"status": "effective", "effective": datetime.date(2026, 1, 1)})
    assert latest_effective([draft, effective]) == datetime.date(2026, 1, 1)
    assert latest_effective([draft]) == datetime.date(2027, 1, 1)
    assert latest_effective([]) is None
