from __future__ import annotations

import pytest

from procman.errors import UsageError
from procman.release.approvals import Person, named_approver, person


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Wang Min <wang@example.com>", "Wang Min", "wang@example.com"),
        ("  王敏<wang@example.com> ", "王敏", "wang@example.com"),
        ("王敏", "王敏", ""),
        ("<wang@example.com>", "<wang@example.com>", ""),
        ("", "", ""),
    ],
)
def test_persons(text: str, name: str, address: str) -> None:
    assert person(text) == Person(name, address)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A <a@x.org>", "a <other@x.org>", True),
        ("A <a@x.org>", "Somebody Else <A@X.ORG>", True),
        ("A", "A <a@x.org>", True),
        ("A <a@x.org>", "B <b@x.org>", False),
        ("A", "B", False),
    ],
)
def test_one_person_under_two_names_or_addresses(one: str, other: str, same: bool) -> None:
    assert person(one).is_same(person(other)) is same
    assert person(other).is_same(person(one)) is same


@pytest.mark.parametrize(
    "text", ["", "A", "A <a>", "<a@x.org>", "A <a@x.org>\nB", "A <a@x.org> <b@x.org>", "A\t<a@x.org>"]
)
def test_approvers_on_the_command_line_have_name_and_address(text: str) -> None:
    with pytest.raises(UsageError):
        named_approver(text)
