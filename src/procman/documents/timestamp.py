"""The date that a file states of itself: never the hour at which it happened to be made."""

from __future__ import annotations

import datetime
import os
from typing import Final

from procman.errors import UsageError

_VARIABLE: Final = "SOURCE_DATE_EPOCH"


def file_timestamp(date: datetime.date | None) -> datetime.datetime | None:
    """The moment that files state: of SOURCE_DATE_EPOCH if it is set, else the beginning of a day in UTC.

    Args:
        date: The day of the edition.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    seconds = os.environ.get(_VARIABLE)
    if seconds:
        try:
            return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError("bad-source-date", variable=_VARIABLE, value=seconds) from error
    return datetime.datetime.combine(date, datetime.time(), datetime.UTC) if date else None
