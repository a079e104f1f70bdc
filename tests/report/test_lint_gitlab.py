from __future__ import annotations

import json

import jsonschema
import pytest

from procman.report.lint_gitlab import lint_gitlab
from tests.conftest import REPOSITORY
from tests.lint.base_workspace import DELIVERY
from tests.report.lint_results import AWKWARD, CASES, CLEAN, MISNAMED, TWICE, result_of

SCHEMA = json.loads((REPOSITORY / "tests/data/reports/gitlab-code-quality.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES)
def test_valid_by_the_schema(case: str) -> None:
    jsonschema.validate(json.loads(lint_gitlab(result_of(CASES[case]))), SCHEMA)


def test_one_violation() -> None:
    result = result_of(AWKWARD)
    assert json.loads(lint_gitlab(result))[-1] == {
        "description": 'Process SA-02 "Delivering an order" names the role "boss", which is not declared. '
        "Correct the id, or declare the role in organisation.yaml.",
        "check_name": "unknown-role",
        "fingerprint": result.findings[-1].fingerprint,
        "severity": "major",
        "location": {"path": f"processes/{DELIVERY}", "lines": {"begin": 4, "end": 4}},
    }


def test_clean_is_an_empty_list() -> None:
    assert lint_gitlab(result_of(CLEAN)) == "[]\n"


def test_severities() -> None:
    found = {one["check_name"]: one["severity"] for one in json.loads(lint_gitlab(result_of(AWKWARD)))}
    assert (found["unknown-role"], found["no-metric"], found["vague-words"]) == ("major", "minor", "info")
    (misnamed,) = json.loads(lint_gitlab(result_of(MISNAMED)))
    assert misnamed["severity"] == "blocker"


def test_fingerprints_are_unique_because_gitlab_shows_only_the_first() -> None:
    data = json.loads(lint_gitlab(result_of(TWICE)))
    assert len({one["fingerprint"] for one in data}) == len(data)
    assert len({finding.fingerprint for finding in result_of(TWICE).findings}) < len(data)
