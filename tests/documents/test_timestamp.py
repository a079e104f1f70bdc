from __future__ import annotations

import datetime

import pytest

from procman.documents.timestamp import file_timestamp
from procman.errors import UsageError

DAY = datetime.date(2026, 3, 1)


def test_the_day_of_the_edition_begins_at_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert file_timestamp(DAY) == datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    assert file_timestamp(None) is None


def test_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "3600")
    assert file_timestamp(DAY) == datetime.datetime(1970, 1, 1, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize("value", ["today", "1e9", "9" * 30])
def test_what_is_no_number_of_seconds_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(UsageError) as raised:
        file_timestamp(DAY)
    assert raised.value.key == "bad-source-date"
