from __future__ import annotations

from pathlib import Path

import pytest

from procman.documents.matrix.registry import MATRICES
from procman.documents.matrix.source import MatrixSource
from procman.messages import LANGUAGES, catalogue
from tests.conftest import REPOSITORY
from tests.documents.conftest import Define, definitions_at
from tests.documents.matrix.conftest import rows
from tests.documents.view.test_view import FLOW, MINIMAL

REQUIREMENTS = """\
purchase-rule: {title: 采购规定, clause: 第一条, limit: 1mo}
forgotten: {title: 没人管的规定}
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MATRICES)
def test_every_matrix_of_the_sample(name: str, language: str, sample_root: Path) -> None:
    sheet = MATRICES[name](MatrixSource(definitions_at(sample_root), language))
    assert sheet.id == name
    assert sheet.title
    assert sheet.count >= 18
    for table in sheet.tables:
        assert all(column.title for column in table.columns)
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert any(cell for row in table.rows for cell in row)


def test_the_list_of_processes(define: Define) -> None:
    (found,) = rows(define(), "processes")
    assert found["Process id"] == "AD-01"
    assert (found["Steps"], found["Controls"], found["Key controls"], found["Forms"]) == (6, 1, 1, 1)


def test_a_clause_is_met_by_a_control_by_a_process_or_nowhere(define: Define) -> None:
    definitions = define({"requirements.yaml": REQUIREMENTS})
    met, nowhere = rows(definitions, "coverage")
    assert (met["How it is met"], met["Process id"]) in {
        ("by a control", "AD-01"),
        ("by the whole process", "AD-01"),
    }
    assert (nowhere["Law or regulation"], nowhere["How it is met"]) == ("没人管的规定", "met nowhere")


def test_work_passes_through_gateways_from_role_to_role(define: Define) -> None:
    passes = [
        (found["From step"], found["To step"])
        for found in rows(define({"administration/ad-02.yaml": FLOW}), "hand-over-list")
        if found["Process id"] == "AD-02"
    ]
    assert passes == [("01 开始核对", "03 右边"), ("03 右边", "04 结论？")]


def test_what_goes_along_with_a_hand_over(define: Define) -> None:
    found = {row["To step"]: row for row in rows(define(), "hand-over-list")}
    assert found["02 是否同意采购？"]["From step"] == "01 填写采购申请"
    assert "采购申请" in str(found["02 是否同意采购？"]["Documents and forms"])


def test_how_often_one_role_hands_over_to_another(define: Define) -> None:
    found = rows(define({"administration/ad-02.yaml": FLOW}), "hand-overs")
    counts = {(row["From role"], role): count for row in found for role, count in row.items() if isinstance(count, int)}
    assert sum(counts.values()) == len(rows(define({"administration/ad-02.yaml": FLOW}), "hand-over-list"))
    assert all(giver != taker for giver, taker in counts)


def test_roles_across_processes_have_the_letters_of_all_their_steps(define: Define) -> None:
    found = {row["Role"]: row for row in rows(define({"administration/ad-02.yaml": FLOW}), "responsibility")}
    assert found[next(role for role in found if "采购" in str(role))]["AD-02 流向"] == "R/A/C"


def test_records_and_forms_without_a_period_are_told(define: Define) -> None:
    bare = MINIMAL.format(id="AD-03", name="裸", domain="administration") + (
        "records: {note: {name: 便条}}\ninputs: {letter: {name: 来函, from: supplier}}\n"
        "forms: {sheet: {name: 表, kind: record}}\n"
    )
    found = {
        row["Document or record"]: row["Kept for"]
        for row in rows(define({"administration/ad-03.yaml": bare}), "retention")
        if row["Process id"] == "AD-03"
    }
    assert found == {"来函": "", "便条": "not stated", "表": "not stated"}


def test_times_are_sums_where_limits_are_of_one_kind_and_dates_where_they_mix(sample_root: Path) -> None:
    found = rows(definitions_at(sample_root), "time-budgets")
    assert any(str(row["Longest"]).endswith("minutes") for row in found)
    assert any("calendar days (as from " in str(row["Longest"]) for row in found)
    assert all(row["In time"] == "✓" for row in found), "the sample keeps its limits"


def test_a_late_end_is_told(define: Define) -> None:
    late = MINIMAL.format(id="AD-03", name="慢", domain="administration") + (
        "time_limit: {within: 2wd}\nsteps: {wait: {name: 等, role: buyer, time_limit: 3wd}}\nends: {done: 完}\n"
    )
    found = [
        row for row in rows(define({"administration/ad-03.yaml": late}), "time-budgets") if row["Process id"] == "AD-03"
    ]
    assert [(row["Longest"], row["In time"]) for row in found] == [("3 working days", "late")]


def test_control_characters_do_not_get_in(define: Define) -> None:
    # The reader refuses them in a file; a text that comes otherwise is cleaned, too.
    definitions = define()
    organisation = definitions.organisation.model_copy(
        update={
            "roles": {
                key: role.model_copy(update={"name": f"\u202e{role.name}"})
                for key, role in definitions.organisation.roles.items()
            }
        }
    )
    changed = type(definitions)(
        definitions.manual, organisation, definitions.requirements, definitions.glossary, definitions.processes
    )
    for name in MATRICES:
        sheet = MATRICES[name](MatrixSource(changed, "en"))
        assert "\u202e" not in str(sheet)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_idle(language: str) -> None:
    code = "".join(
        path.read_text("utf-8")
        for folder in ("src/procman/documents/matrix", "templates/html")
        for path in sorted((REPOSITORY / folder).rglob("*.*"))
        if path.suffix in (".py", ".j2")
    )
    composed = ("goal.", "result.", "document.")
    idle = [
        key
        for key in catalogue(language, "matrices")
        if f'"{key}"' not in code and f"'{key}'" not in code and not key.startswith(composed)
    ]
    assert not idle
