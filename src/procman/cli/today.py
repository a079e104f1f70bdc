"""The day on which a run takes place."""

from __future__ import annotations

import datetime

from procman.errors import UsageError
from procman.lint.cache.answers import today_number


def today(word: str | None = None) -> datetime.date:
    """The day against which reviews are due.

    Args:
        word: The day that the user names, ``2026-12-01``; without it SOURCE_DATE_EPOCH settles it, so that runs can be
            repeated, and without that the clock.

    Raises:
        UsageError: The word is no date.
    """
    if word is None:
        return datetime.date(1970, 1, 1) + datetime.timedelta(days=today_number())
    try:
        return datetime.date.fromisoformat(word)
    except ValueError:
        raise UsageError("not-date", value=word) from None
