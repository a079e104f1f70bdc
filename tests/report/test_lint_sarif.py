from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from procman.report import lint_help
from procman.report.lint_sarif import lint_sarif
from tests.conftest import REPOSITORY
from tests.lint.base_workspace import ORDER
from tests.report.lint_results import AWKWARD, CASES, MISNAMED, TWICE, result_of

SCHEMA = json.loads((REPOSITORY / "tests/data/reports/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def run_of(case: dict[str, Any], language: str = "en") -> dict[str, Any]:
    run: dict[str, Any] = json.loads(lint_sarif(result_of(case, language)))["runs"][0]
    return run


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("case", CASES)
def test_valid_by_the_schema(case: str, language: str) -> None:
    jsonschema.validate(json.loads(lint_sarif(result_of(CASES[case], language))), SCHEMA)


def test_place_of_a_result() -> None:
    (found,) = [one for one in run_of(AWKWARD)["results"] if one["ruleId"] == "unknown-role" and "SA-01" in str(one)]
    location = found["locations"][0]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": f"processes/{ORDER}", "uriBaseId": "SRCROOT"}
    region = location["physicalLocation"]["region"]
    assert region["endLine"] == region["startLine"]
    assert region["endColumn"] - region["startColumn"] == len("paker")
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "SA-01.steps.stock.role"
    assert found["level"] == "error"


def test_rules_come_with_their_page_in_the_language() -> None:
    for language, words in (("en", "What it checks"), ("zh-CN", "检查什么")):
        run = run_of(AWKWARD, language)
        rules = run["tool"]["driver"]["rules"]
        assert run["language"] == language
        assert {one["ruleId"] for one in run["results"]} == {rule["id"] for rule in rules}
        for one in run["results"]:
            assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert all(words in rule["help"]["text"] and words in rule["help"]["markdown"] for rule in rules)
        levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
        assert (levels["unknown-role"], levels["no-metric"], levels["vague-words"]) == ("error", "warning", "note")


def test_results_with_one_fingerprint_are_told_apart() -> None:
    results = run_of(TWICE)["results"]
    hashes = [one["partialFingerprints"]["primaryLocationLineHash"] for one in results]
    assert len(set(hashes)) == len(hashes)
    assert len({one["partialFingerprints"]["procman/v1"] for one in results}) < len(hashes)


def test_an_incomplete_check_says_so() -> None:
    assert run_of(AWKWARD)["invocations"] == [{"executionSuccessful": True}]
    assert run_of(MISNAMED)["invocations"] == [{"executionSuccessful": False}]


def test_address_of_a_rule_comes_from_the_packages_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    class Metadata:
        def get_all(self, name: str) -> list[str]:
            assert name == "Project-URL"
            return ["Changelog, https://example.org/c", "Documentation, https://example.org/docs/"]

    monkeypatch.setattr(lint_help, "metadata", lambda _: Metadata())
    lint_help._documentation.cache_clear()
    try:
        document = json.loads(lint_sarif(result_of(AWKWARD)))
    finally:
        lint_help._documentation.cache_clear()
    jsonschema.validate(document, SCHEMA)
    addresses = {rule["id"]: rule["helpUri"] for rule in document["runs"][0]["tool"]["driver"]["rules"]}
    assert addresses["no-metric"] == "https://example.org/docs/rules/no-metric.md"
    assert (REPOSITORY / "docs/rules/no-metric.md").is_file()
