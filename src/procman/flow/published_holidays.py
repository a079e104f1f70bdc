"""The State Council's notices for the reference years, as the library ``holidays`` gives them.

They are history and do not change, and making them anew takes longer than a lint run; a test holds them against the
library.
"""

from __future__ import annotations

import datetime

FIRST_YEAR, LAST_YEAR = 2021, 2026
_OFF = {
    2021: "01-01 02-11/02-17 04-04/04-05 05-01 05-03/05-05 06-14 09-20/09-21 10-01/10-07",
    2022: "01-01 01-03 01-31/02-04 04-04/04-05 05-01/05-04 06-03 09-10 09-12 10-01/10-07",
    2023: "01-01/01-02 01-22/01-27 04-05 05-01/05-03 06-22/06-23 09-29 10-01/10-06",
    2024: "01-01 02-10/02-16 04-04/04-05 05-01/05-03 06-10 09-16/09-17 10-01/10-04 10-07",
    2025: "01-01 01-28/01-31 02-03/02-04 04-04 05-01/05-02 05-05 05-31 06-02 10-01/10-03 10-06/10-08",
    2026: "01-01/01-02 02-16/02-20 02-23 04-05/04-06 05-01/05-02 05-04/05-05 06-19 09-25 10-01/10-03 10-05/10-07",
}
_WORKED = {
    2021: "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
    2022: "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def published_holidays(first_year: int, last_year: int) -> tuple[set[datetime.date], set[datetime.date]]:
    """Public holidays and make-up working days of years between ``FIRST_YEAR`` and ``LAST_YEAR``."""
    years = range(first_year, last_year + 1)
    off = {day for year in years for day in _days(year, _OFF[year])}
    return off, {day for year in years for day in _days(year, _WORKED[year])}


def _days(year: int, spans: str) -> list[datetime.date]:
    days = []
    for span in spans.split():
        first, _, last = span.partition("/")
        begin, end = (datetime.date.fromisoformat(f"{year}-{day}").toordinal() for day in (first, last or first))
        days += [datetime.date.fromordinal(ordinal) for ordinal in range(begin, end + 1)]
    return days
