from __future__ import annotations

import json
from pathlib import Path

import pytest

from procman.documents.forms.sheets import build_sheets
from procman.documents.publication import Publication
from procman.documents.view.sheet import SheetView
from procman.model.definitions import Definitions
from tests.documents.conftest import Define, definitions_at

HOSTILE = "</style></script><script>alert(1)</script>]]>{{ 7*7 }}#panic()$x$ @a \\u{41}\"'&amp;"
FORMULA = "=cmd|' /C calc'!A0"
BIDI = "左\u202e右\u2066中"
LONG = "长" * 10_000
LONG_WORD = "w" * 10_000

ALL_TYPES = """\
id: AD-09
name: 各种栏目
domain: administration
owner: buyer
version: "1.3"
effective: 2026-03-01
steps:
  fill: {name: 填写, role: applicant, forms: [all], time_limit: 2wd}
  look: {name: 复核, role: buyer, forms: [all], duty: review, time_limit: 4wh}
  agree:
    name: 是否同意？
    kind: decision
    role: department-head
    duty: approve
    forms: [all]
    next: {是: done, 否: done}
ends: {done: 完成}
forms:
  all:
    name: 各种栏目表
    kind: report
    number: AD-09-F01
    retention: 3y
    approvals: [buyer, department-head]
    notes: [用黑色笔填写。]
    fields:
      text: {label: 文字, type: text, required: true, filled_by: applicant, at_step: fill, personal: true}
      paragraph: {label: 段落, type: paragraph, required: true, filled_by: applicant, at_step: fill}
      number: {label: 数目, type: number, unit: 件, filled_by: applicant, at_step: fill, rule: 取整数}
      money: {label: 金额, type: money, unit: 元, filled_by: applicant, at_step: fill, source: 财务系统}
      date: {label: 日子, type: date, filled_by: applicant, at_step: fill}
      datetime: {label: 时刻, type: datetime, filled_by: applicant, at_step: fill}
      choice: {label: 选一, type: choice, options: [甲, 乙, 丙], required: true, filled_by: applicant, at_step: fill}
      choices: {label: 选几, type: choices, options: [子, 丑, 寅], required: true, filled_by: applicant, at_step: fill}
      tick: {label: 打勾, type: tick, filled_by: applicant, at_step: fill}
      person: {label: 人, type: person, filled_by: buyer, at_step: look}
      department: {label: 部门, type: department, filled_by: buyer, at_step: look}
      phone: {label: 电话, type: phone, filled_by: buyer, at_step: look}
      email: {label: 邮箱, type: email, filled_by: buyer, at_step: look}
      file: {label: 附件, type: file, filled_by: buyer, at_step: look}
      signature: {label: 经手人签字, type: signature, filled_by: buyer, at_step: look}
"""


def hostile_process() -> str:
    """A process with a form whose texts try to be something else."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    fields = "\n".join(
        f"      f{number}: {{label: {quoted(f'{number} {text}')}, type: choice, options: [{quoted(text)}, 乙],"
        f" rule: {quoted(text)}, unit: {quoted(text[:40])}, default: {quoted(text)}}}"
        for number, text in enumerate((HOSTILE, FORMULA, LONG, LONG_WORD))
    )
    options = json.dumps([FORMULA, LONG_WORD, HOSTILE], ensure_ascii=False)
    return f"""\
id: AD-08
name: {quoted(HOSTILE)}
domain: administration
owner: buyer
version: "1.0"
forms:
  hostile:
    name: {quoted(HOSTILE)}
    kind: record
    number: "../../x"
    notes: [{quoted(HOSTILE)}, {quoted(FORMULA)}, {quoted(LONG_WORD)}]
    fields:
{fields}
      plain: {{label: {quoted(FORMULA)}, type: text, default: {quoted(FORMULA)}}}
      many: {{label: {quoted(HOSTILE)}, type: choices, options: {options}}}
"""


def publication_of(definitions: Definitions, language: str = "zh-CN") -> Publication:
    return Publication(definitions, language)


def sheets_of(definitions: Definitions, *process_ids: str, language: str = "zh-CN") -> tuple[SheetView, ...]:
    """The forms of processes; of all when none is named."""
    publication = publication_of(definitions, language)
    processes = definitions.processes.values()
    chosen = [
        (process, form_id)
        for process in processes
        if not process_ids or process.id in process_ids
        for form_id in process.forms
    ]
    return build_sheets(publication, chosen)


@pytest.fixture(scope="session")
def sample(sample_root: Path) -> Definitions:
    return definitions_at(sample_root)


@pytest.fixture
def every_type(define: Define) -> Definitions:
    """One form with a field of every type."""
    return define({"administration/ad-09.yaml": ALL_TYPES})


@pytest.fixture
def hostile(define: Define) -> Definitions:
    return define({"administration/ad-08.yaml": hostile_process()})
