"""The pack of incompatible duties: complete in words, and told in the documentation as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from procman.lint.duty_pairs import SHIPPED, kept_apart
from procman.messages import LANGUAGES, catalogue
from procman.model.manual import DutyPair, Segregation
from procman.model.step import Duty

DUTIES = get_args(Duty)
FORMAT = Path(__file__).parents[2] / "docs" / "format.md"


def test_pairs_are_in_order_and_unique() -> None:
    assert all(pair == tuple(sorted(pair)) and set(pair) <= set(DUTIES) for pair in SHIPPED)
    assert len(set(SHIPPED)) == len(SHIPPED)


def test_documentation_shows_the_pairs() -> None:
    rows = re.findall(rf"^\| ({'|'.join(DUTIES)}) \|(.*)\|$", FORMAT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    shown = {
        tuple(sorted((duty, other)))
        for duty, cells in rows
        for other, cell in zip(DUTIES[1:], cells.split("|"), strict=True)
        if cell.strip() == "x"
    }
    assert shown == set(SHIPPED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_has_a_reason_and_every_duty_a_name(language: str) -> None:
    phrases = catalogue(language, "lint")
    assert {f"phrase.apart-{'-'.join(pair)}" for pair in SHIPPED} <= phrases.keys()
    assert {f"phrase.duty-{duty}" for duty in DUTIES} <= phrases.keys()


def test_duties_are_named_as_in_documents() -> None:
    lint, documents = catalogue("zh-CN", "lint"), catalogue("zh-CN", "documents")
    assert all(lint[f"phrase.duty-{duty}"] == documents[f"duty.{duty}"] for duty in DUTIES)


def test_the_company_decides_by_domain() -> None:
    settings = Segregation(
        kept_apart=(DutyPair(duties=("record", "execute"), domains=("finance",), reason="自己记账。"),),
        may_be_combined=(DutyPair(duties=("pay", "execute"), domains=("sales",)),),
    )
    finance, sales = kept_apart(settings, "finance"), kept_apart(settings, "sales")
    assert finance.keys() - sales.keys() == {("execute", "record"), ("execute", "pay")}
    assert finance["execute", "record"].arguments == {"text": "自己记账"}
    assert not sales.keys() - finance.keys()
