from __future__ import annotations

import pytest

from procman.documents.view.bulletin.joining import JOINED, join_statements
from procman.documents.view.bulletin.statement import Statement
from procman.messages import catalogue


def field(label: str, number: int, **others: str) -> Statement:
    template = "取消栏目“{name}”。"
    given = {"topic": "forms", "head": "《登记表》", "kind": "form-field-removed", "template": template, **others}
    return Statement(
        text=template.format(name=label),
        values=(("name", label),),
        numbers=(number,),
        **given,  # type: ignore[arg-type]
    )


def test_several_of_one_form_are_one_statement() -> None:
    (one,) = join_statements([field("甲", 1), field("乙", 4), field("丙", 2)], "、")
    assert one.text == "取消栏目“甲”、“乙”、“丙”。"
    assert one.numbers == (1, 2, 4)


@pytest.mark.parametrize(
    "other", [{"head": "《审批表》"}, {"kind": "form-field-moved"}, {"before": "否", "after": "是"}]
)
def test_what_differs_in_more_than_a_name_stays_apart(other: dict[str, str]) -> None:
    assert len(join_statements([field("甲", 1), field("乙", 2, **other)], "、")) == 2


def test_a_name_without_quotation_marks_is_followed_by_the_separator() -> None:
    said = [
        Statement(
            "participation", "", "", kind="informed-added", template="告知{performer}。", values=(("performer", each),)
        )
        for each in ("甲", "乙")
    ]
    assert [each.text for each in join_statements(said, "、")] == ["告知甲、乙。"]


def test_kinds_that_are_joined_have_sentences_of_their_own() -> None:
    for language in ("zh-CN", "en"):
        words = catalogue(language, "bulletin")
        own = {kind for kind in JOINED if f"kind-{kind}" in words or f"{kind}.other" in words}
        assert JOINED - own == {"form-field-added"}, "whose words are form.field…"
