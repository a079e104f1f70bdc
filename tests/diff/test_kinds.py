from __future__ import annotations

from collections import Counter

import pytest

from procman.diff.change import Change
from procman.diff.effects import reverse
from procman.diff.engine import diff
from procman.diff.registry import kinds
from tests.diff.cases import EXPECTED, Case, cases, changes_of, told

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_an_edit_is_exactly_these_kinds_of_change(case: Case) -> None:
    old, new = case.versions()
    assert [change.kind.name for change in changes_of(diff(old, new))] == list(case.kinds)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_an_edit_read_backwards_is_its_mirror(case: Case) -> None:
    old, new = case.versions()
    forwards, backwards = changes_of(diff(old, new)), changes_of(diff(new, old))
    assert Counter(map(_seen, backwards)) == Counter(map(_mirrored, forwards))


def test_every_kind_has_a_case_or_is_the_mirror_of_one_that_has() -> None:
    tried = {kind for case in CASES for kind in case.kinds}
    tried |= {kinds()[name].mirror for name in tried}
    assert set(kinds()) == tried


def test_what_is_said_of_every_case() -> None:
    assert told() == EXPECTED.read_text(encoding="utf-8"), "read the difference, then: python -m tests.diff.cases"


def _seen(change: Change) -> tuple[object, ...]:
    return change.kind.name, repr(change.old), repr(change.new), change.effect, change.roles


def _mirrored(change: Change) -> tuple[object, ...]:
    return change.kind.mirror, repr(change.new), repr(change.old), reverse(change.effect), change.roles
