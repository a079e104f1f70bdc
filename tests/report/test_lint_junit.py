from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from procman.lint.verdict import exit_code
from procman.report.lint_junit import lint_junit
from tests.conftest import REPOSITORY
from tests.lint.base_workspace import DELIVERY, ORDER
from tests.report.lint_results import AWKWARD, CASES, CLEAN, result_of, with_message

SCHEMA = etree.XMLSchema(etree.parse(str(REPOSITORY / "tests/data/reports/junit-10.xsd")))


def parsed(case: dict[str, Any], fail_on: Any = "error", language: str = "en") -> Any:
    return etree.fromstring(lint_junit(result_of(case, language), fail_on).encode())


@pytest.mark.parametrize("fail_on", ["error", "info"])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("case", CASES)
def test_valid_by_the_schema(case: str, language: str, fail_on: str) -> None:
    SCHEMA.assertValid(parsed(CASES[case], fail_on, language))


def test_a_suite_a_file_and_a_test_even_when_clean() -> None:
    root = parsed(CLEAN)
    assert len(root) == 6
    assert all(len(suite) == 1 and len(suite[0]) == 0 for suite in root)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "0", "0")


def test_a_failure_says_where_and_what() -> None:
    (failure,) = parsed(AWKWARD).findall(f"testsuite[@name='processes/{DELIVERY}']/testcase/failure")
    assert failure.get("type") == "error"
    assert failure.get("message").startswith('Process SA-02 "Delivering an order" names the role "boss"')
    assert failure.text.startswith(f"processes/{DELIVERY}:4:8: error: Process SA-02")
    assert failure.text.endswith("[unknown-role]")


@pytest.mark.parametrize("fail_on", ["error", "warning", "info"])
@pytest.mark.parametrize("case", CASES)
def test_failures_agree_with_the_exit_code(case: str, fail_on: Any) -> None:
    result = result_of(CASES[case])
    root = etree.fromstring(lint_junit(result, fail_on).encode())
    red = int(root.get("failures")) + int(root.get("errors"))
    assert bool(red) == bool(exit_code(result, fail_on))
    assert red == len(root.findall(".//failure")) + len(root.findall(".//error"))


def test_lesser_findings_are_remarks() -> None:
    order = parsed(AWKWARD).find(f"testsuite[@name='processes/{ORDER}']")
    remarks = [case.get("name").split()[0] for case in order if case.find("system-out") is not None]
    assert remarks == ["no-metric", "vague-words", "duplicate-reference"]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    result = with_message(result_of(AWKWARD), 'a\x00\x1b[31m\ufffe<&>"\t]]>\U0001f600')
    root = etree.fromstring(lint_junit(result, "info").encode())
    assert root.find(".//failure").get("message") == 'a[31m<&>"\t]]>\U0001f600'
