from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from procman.documents.view.bulletin.fitting import fit
from procman.documents.view.bulletin.reduction import Treatment
from procman.documents.view.bulletin.statement import Statement, Topic

SAID = [
    *(("limits", 1), ("start", 6), ("forms", 1), ("controls", 4)),
    *(("route", 1), ("rules", 1), ("method", 1), ("other", 1)),
]
ROOM = {Treatment.short: 1, Treatment.counted: 0, Treatment.left: 0}


def statements() -> list[Statement]:
    return [Statement(topic, "", topic, details=("x",) * (lines - 1)) for topic, lines in SAID]  # type: ignore[arg-type]


def room(lines: int) -> Callable[[Sequence[Treatment]], bool]:
    def fits(found: Sequence[Treatment]) -> bool:
        taken = (ROOM.get(treatment, size) for (_, size), treatment in zip(SAID, found, strict=True))
        return sum(taken) <= lines

    return fits


def left(lines: int) -> list[Topic]:
    found = fit(statements(), room(lines))
    return [said.topic for said, each in zip(statements(), found, strict=True) if each is Treatment.left]


def test_where_there_is_room_everything_is_told() -> None:
    assert set(fit(statements(), room(16))) == {Treatment.whole}


def test_the_least_important_goes_first() -> None:
    assert left(15) == ["other"]
    assert left(14) == ["method", "other"]


def test_what_was_left_comes_back_when_a_greater_thing_made_more_room_than_needed() -> None:
    # Without the four small ones there are 12 lines; shortening the control point for 10 saves three.
    found = dict(zip([topic for topic, _ in SAID], fit(statements(), room(10)), strict=True))
    assert found["controls"] is Treatment.short
    assert [topic for topic, each in found.items() if each is Treatment.left] == ["rules", "method", "other"]


@pytest.mark.parametrize("lines", range(17))
def test_what_is_found_fits(lines: int) -> None:
    assert room(lines)(fit(statements(), room(lines)))


def test_where_nothing_fits_all_is_left() -> None:
    assert set(fit(statements(), lambda _: False)) == {Treatment.left}
