from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from procman.report.schemas import json_schema
from tests.cli.change_repository import PROCESS, write_workspace
from tests.cli.conftest import Procman
from tests.cli.test_diff import _replace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_workspace(tmp_path / "workspace")


def impact(root: Path, procman: Procman, reference: str) -> dict[str, Any]:
    outcome = procman(root, "impact", reference, "--format", "json", "--lang", "en")
    assert outcome.code == 0, outcome.err
    data: dict[str, Any] = json.loads(outcome.out)
    jsonschema.validate(data, json_schema("report-impact"))
    return data


EXPECTED = {
    "role:agent": [
        "performs step 01 Register the ticket",
        "is asked in step 02 调查原因",
        "performs step 05 答复客户",
        "performs step 06 归档",
        "fills 姓名 of form “登记表”",
        "fills 类别 of form “登记表”",
    ],
    "role:manager": [
        "owns system 客服系统",
        "owns the process",
        "is told when the limit of step 02 调查原因 has passed",
        "reviews control KC-01",
        "answers for metric “及时率”",
        "may see 金额 of form “登记表”",
        "approves form “登记表”",
        "exception E-01 is reported to it",
        "owns the process",
    ],
    "system:crm": ["is used in step 01 Register the ticket"],
    "party:customer": ["supplies “诉求”", "takes “答复”"],
    "position:agent-post": ["its holders act as Agent"],
    "department:audit-department": ["role 质检员 belongs to it"],
    "requirement:answer-15d": ["the process cites it", "control KC-01 cites it"],
    "requirement:keep-3y": [],
    "term:ticket": ["the process explains it"],
    "record:ticket": ["comes out of step 01 Register the ticket"],
    "record:report": ["proves control KC-01"],
    "form:complaint-form": ["is filled in step 01 Register the ticket"],
    "process:NW-01": [],
    "domain:service": ["the process belongs to it"],
}


@pytest.mark.parametrize("reference", EXPECTED)
def test_every_place_in_words(root: Path, procman: Procman, reference: str) -> None:
    data = impact(root, procman, reference)
    assert [place["message"] for place in data["places"]] == EXPECTED[reference]


@pytest.mark.parametrize("reference", EXPECTED)
def test_every_place_stands_where_it_says(root: Path, procman: Procman, reference: str) -> None:
    for place in impact(root, procman, reference)["places"]:
        line = (root / place["path"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
        assert line[place["column"] - 1 :].startswith(reference.partition(":")[2])


@pytest.mark.parametrize(("section", "reference"), [("roles", "role:agent"), ("systems", "system:crm")])
def test_what_breaks_is_what_lint_reports_without_it(
    root: Path, procman: Procman, section: str, reference: str
) -> None:
    """The entry is deleted by hand, and lint asked."""
    told = {(one["rule"], one["element"]) for one in impact(root, procman, reference)["broken"]}
    assert told
    one = reference.partition(":")[2]
    before = _reported(root, procman)
    lines = (root / "processes/organisation.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith((f"  {one}:", "translations:"))]
    assert len(kept) < len(lines)
    (root / "processes/organisation.yaml").write_text("".join(kept), encoding="utf-8")
    assert told == _reported(root, procman) - before


def _reported(root: Path, procman: Procman) -> set[tuple[str, str]]:
    findings = json.loads(procman(root, "lint", "--format", "json", "--no-cache").out)["findings"]
    return {(one["rule"], one["element"]) for one in findings if one["severity"] != "info"}


def test_the_places_that_break_name_their_rule(root: Path, procman: Procman) -> None:
    data = impact(root, procman, "role:agent")
    assert {place["rule"] for place in data["places"]} == {"unknown-role"}
    assert data["without_performer"] == ["CS-02/register", "CS-02/answer", "CS-02/archive"]


def test_without_an_outside_party_hand_overs_break(root: Path, procman: Procman) -> None:
    assert [place["rule"] for place in impact(root, procman, "party:customer")["places"]] == ["unknown-process"] * 2


def test_incompatible_duties_of_a_role(root: Path, procman: Procman) -> None:
    _replace(root, "    name: 答复客户\n    role: agent", "    name: 答复客户\n    role: handler\n    duty: review")
    found = impact(root, procman, "role:handler")["segregation"]
    assert {one["rule"] for one in found} == {"incompatible-duties-role"}
    assert impact(root, procman, "role:manager")["segregation"] == []


def test_a_called_process(root: Path, procman: Procman) -> None:
    _replace(root, "    name: 上报\n    role: handler", "    name: 上报\n    kind: call\n    process: NW-01")
    _replace(root, "from: customer", "from: [customer, NW-01]")
    _replace(root, "to: customer", "to: [customer, NW-01]")
    data = impact(root, procman, "NW-01")
    assert [place["message"] for place in data["places"]] == [
        "supplies “诉求”",
        "takes “答复”",
        "is called by step 04 上报",
    ]
    assert {place["rule"] for place in data["places"]} == {"unknown-process"}


def test_the_text(root: Path, procman: Procman) -> None:
    outcome = procman(root, "impact", "crm")
    assert outcome.code == 0
    assert outcome.out == (
        "系统“客服系统”（crm）：涉及 1 个流程，共 1 处\n"
        "  定义于 processes/organisation.yaml:12:3\n"
        "\n"
        "CS-02  投诉流程\n"
        "  processes/service/cs-02.yaml:34:13  步骤01“登记工单”使用该系统\n"
        "\n"
        "如果删除，procman lint 将新增 1 个错误或警告：\n"
        "  1 × unknown-system\n"
    )


def test_the_markdown_links_to_the_lines(root: Path, procman: Procman) -> None:
    out = procman(root, "impact", "crm", "--format", "markdown").out
    link = f"[{PROCESS}:34:13]({PROCESS}#L34)"
    assert f"| {link} | 步骤01“登记工单”使用该系统 | `unknown-system` |" in out


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("role:agnt", "role:agent"),
        ("agnt", "role:agent"),
        ("ticket", "term:ticket, record:ticket"),
        ("person:agent", "role, position"),
        ("role:", "There is"),
        ("", "Nothing"),
        ("process:ZZ-99", "Nothing"),
    ],
)
def test_words_that_mean_nothing_or_too_much(root: Path, procman: Procman, word: str, answer: str) -> None:
    outcome = procman(root, "impact", word, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert answer.replace("There is", "Nothing") in outcome.err
