from __future__ import annotations

from collections import Counter

import pytest

from procman.documents.view.sheet_sections import approving_step
from procman.model.definitions import Definitions
from procman.model.form import FieldType
from tests.documents.conftest import Define
from tests.documents.forms.conftest import ALL_TYPES, every_type, sample, sheets_of

__all__ = ["every_type", "sample"]


def test_every_field_of_the_sample_stands_in_its_form_once(sample: Definitions) -> None:
    for sheet in sheets_of(sample):
        ids = Counter(field.id for field in sheet.fields)
        assert set(ids.values()) == {1}, sheet.key
        defined = sample.processes[sheet.process].forms[sheet.form].fields
        assert {name for name in ids if not name.startswith("_")} == set(defined), sheet.key


def test_all_types_are_in_the_example(every_type: Definitions) -> None:
    (sheet,) = sheets_of(every_type, "AD-09")
    assert {field.type for field in sheet.fields} == set(FieldType.__args__)


def test_sections_follow_the_form_on_its_way(every_type: Definitions) -> None:
    (sheet,) = sheets_of(every_type, "AD-09")
    assert [(section.kind, section.title, section.note) for section in sheet.sections] == [
        ("addressees", "主送与抄送", ""),
        ("filling", "由申请人在“01 填写”环节填写", "时限：2 个工作日"),
        ("filling", "由采购专员在“02 复核”环节填写", "时限：4 个工作小时"),
        ("approval", "采购专员", "时限：4 个工作小时"),
        ("approval", "部门负责人", ""),
        ("filing", "归档", "保存期限：3 年"),
    ]


def test_approvers_are_shown_with_the_step_in_which_they_decide(every_type: Definitions) -> None:
    (sheet,) = sheets_of(every_type, "AD-09")
    steps = [section.step for section in sheet.sections if section.kind == "approval"]
    assert steps == ["02 复核", "03 是否同意？"]


def test_head_notes_and_number(every_type: Definitions) -> None:
    (sheet,) = sheets_of(every_type, "AD-09")
    head = {fact.label: fact.value for fact in sheet.head}
    assert head["表单编号"] == "AD-09-F01"
    assert head["版本"] == "V1.3"
    assert head["所属流程"] == "AD-09 各种栏目"
    notes = [note.text for note in sheet.notes]
    assert notes[0] == "用黑色笔填写。"
    assert "带 * 的为必填项。" in notes
    assert "数目：取整数。" in notes
    assert "金额：财务系统。" in notes
    assert any("个人信息" in note for note in notes)


def test_who_fills_signs_once_unless_he_signs_elsewhere(every_type: Definitions) -> None:
    """The buyer approves and has a signature among his fields; the applicant has neither."""
    (sheet,) = sheets_of(every_type, "AD-09")
    signed = [field.id for field in sheet.fields if field.id.startswith("_filled") and field.type == "signature"]
    assert signed == ["_filled_applicant_signature"]


def test_blanks_of_a_role_keep_their_ids_when_other_roles_come(define: Define) -> None:
    def opinions(approvals: str) -> list[str]:
        process = ALL_TYPES.replace("approvals: [buyer, department-head]", f"approvals: {approvals}")
        (sheet,) = sheets_of(define({"administration/ad-09.yaml": process}), "AD-09")
        return [field.id for field in sheet.fields if field.id.endswith("_opinion")]

    assert opinions("[department-head]") == ["_approval_department-head_opinion"]
    assert opinions("[buyer, department-head]")[1] == "_approval_department-head_opinion"
    assert opinions("[buyer, buyer]") == ["_approval_1_opinion", "_approval_2_opinion"]


def test_only_reports_have_addressees(define: Define) -> None:
    for kind in ("application", "approval", "record", "checklist"):
        definitions = define({"administration/ad-09.yaml": ALL_TYPES.replace("kind: report", f"kind: {kind}")})
        (sheet,) = sheets_of(definitions, "AD-09")
        assert "addressees" not in {section.kind for section in sheet.sections}


@pytest.mark.parametrize(
    ("process_id", "form_id", "role", "expected"),
    [
        ("MK-03", "quote-form", "sales-manager", "approve-quote"),
        ("MK-03", "quote-form", "vice-president", "approve-large"),
        ("FN-01", "budget-approval-form", "finance-manager", "review-budget"),
        ("HR-01", "hiring-form", "hr-manager", "hire-decision"),
        ("HR-01", "hiring-form", "cashier", None),
    ],
)
def test_the_approving_step(
    sample: Definitions, process_id: str, form_id: str, role: str, expected: str | None
) -> None:
    assert approving_step(sample.processes[process_id], form_id, role) == expected


def test_a_form_without_anything_has_a_filing_block_only(define: Define) -> None:
    process = ALL_TYPES[: ALL_TYPES.index("    name: 各种栏目表")] + "    name: 空表\n    kind: record\n"
    (sheet,) = sheets_of(define({"administration/ad-09.yaml": process}), "AD-09")
    assert [section.kind for section in sheet.sections] == ["filing"]
    assert sheet.notes == ()
    assert sheet.number == ""
