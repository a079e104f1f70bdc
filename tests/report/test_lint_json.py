from __future__ import annotations

import datetime
import json
from typing import Any

import jsonschema

from procman.lint.engine import lint
from procman.report.lint_json import lint_json
from procman.report.lint_rules import rule_text, rules_json, rules_text, specs
from procman.report.schemas import json_schema
from tests.lint.base_workspace import ORDER, varied, workspace

TODAY = datetime.date(2026, 6, 15)


def report(case: dict[str, Any]) -> dict[str, Any]:
    loaded = workspace(varied(case))
    data: dict[str, Any] = json.loads(lint_json(lint(loaded.tree, today=TODAY, language="en")))
    return data


def test_exactly_the_contract() -> None:
    data = report({"edit": {"controls.KC-01.evidence": None}})
    jsonschema.validate(data, json_schema("report-lint"))
    fingerprint = data["findings"][0].pop("fingerprint")
    assert len(fingerprint) == 16
    assert data == {
        "version": 1,
        "findings": [
            {
                "rule": "incomplete-control",
                "severity": "error",
                "message": "Control point KC-01 does not say: the evidence. Fill in evidence.",
                "path": f"processes/{ORDER}",
                "line": 85,
                "column": 3,
                "end_line": 85,
                "end_column": 8,
                "process": "SA-01",
                "element": "controls.KC-01",
                "fix": None,
            }
        ],
        "summary": {"files": 6, "errors": 1, "warnings": 0, "infos": 0},
    }


def test_clean_report_is_valid() -> None:
    jsonschema.validate(report({}), json_schema("report-lint"))


def test_dictionary_findings_have_no_process() -> None:
    vice = {"name": "Vice", "positions": ["head"], "department": "shop"}
    (finding,) = report({"files": {"organisation.yaml": {"roles.vice": vice}}})["findings"]
    assert (finding["process"], finding["element"]) == (None, "roles.vice")


def test_rules_are_listed_with_summaries_in_the_language() -> None:
    data = json.loads(rules_json())
    assert {rule["rule"] for rule in data["rules"]} == set(specs())
    for language, words in (("zh-CN", "不经过控制点"), ("en", "without the control")):
        listed = rules_text(language)
        assert all(f"  {name} " in listed for name in specs())
        assert words in listed


def test_rule_text_explains() -> None:
    explained = rule_text(specs()["control-bypassed"], "en")
    assert "What it checks\n" in explained
    assert "Remedy\n" in explained
    assert "Severity: error" in explained
