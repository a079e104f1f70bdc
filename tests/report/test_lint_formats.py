"""What all formats of a lint report have in common."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from typing import Any

import pytest

from procman.cli.lint_formats import FORMATS
from procman.lint.result import LintResult
from procman.report.lint_markers import markers
from tests.report.lint_results import AWKWARD, CASES, CLEAN, result_of

OPTIONS: dict[str, Any] = {"colour": False, "columns": 0, "statistics": False, "fail_on": "error"}


def written(name: str, result: LintResult) -> str:
    return FORMATS[name].write(result, **OPTIONS)


def _of_text(report: str) -> list[tuple[str, int, str]]:
    found = re.findall(r"^(processes/\S+?):(\d+):\d+: .* \[([a-z-]+)\]$", report, flags=re.MULTILINE)
    return [(path, int(line), rule) for path, line, rule in found]


def _of_json(report: str) -> list[tuple[str, int, str]]:
    return [(one["path"], one["line"], one["rule"]) for one in json.loads(report)["findings"]]


def _of_sarif(report: str) -> list[tuple[str, int, str]]:
    places = [
        (one["locations"][0]["physicalLocation"], one["ruleId"]) for one in json.loads(report)["runs"][0]["results"]
    ]
    return [(place["artifactLocation"]["uri"], place["region"]["startLine"], rule) for place, rule in places]


def _of_junit(report: str) -> list[tuple[str, int, str]]:
    cases = [case for case in ElementTree.fromstring(report).iter("testcase") if len(case)]
    split = [(case.attrib["classname"], re.fullmatch(r"(\S+) (\d+):\d+", case.attrib["name"])) for case in cases]
    return [(path, int(name[2]), name[1]) for path, name in split if name]


def _of_github(report: str) -> list[tuple[str, int, str]]:
    found = re.findall(r"^::\w+ file=(.*?),line=(\d+),.*?title=(.*?)::", report, flags=re.MULTILINE)
    return [(path, int(line), rule) for path, line, rule in found]


def _of_gitlab(report: str) -> list[tuple[str, int, str]]:
    return [
        (one["location"]["path"], one["location"]["lines"]["begin"], one["check_name"]) for one in json.loads(report)
    ]


def _of_markdown(report: str) -> list[tuple[str, int, str]]:
    found = re.findall(r"^\| \w+ \| \[\d+\]\((\S+?)#L(\d+)\) \| .* \| `(\S+)` \|$", report, flags=re.MULTILINE)
    return [(path, int(line), rule) for path, line, rule in found]


READERS: dict[str, Callable[[str], list[tuple[str, int, str]]]] = {
    "text": _of_text,
    "concise": _of_text,
    "json": _of_json,
    "sarif": _of_sarif,
    "junit": _of_junit,
    "github": _of_github,
    "gitlab": _of_gitlab,
    "markdown": _of_markdown,
}


def test_every_format_has_a_reader_here() -> None:
    assert list(READERS) == list(FORMATS)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_same_findings(name: str, case: str) -> None:
    result = result_of(CASES[case])
    expected = sorted((finding.path, finding.line, finding.rule) for finding in result.findings)
    assert sorted(READERS[name](written(name, result))) == expected
    assert bool(expected) == (case != "clean")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("name", FORMATS)
def test_same_bytes_for_the_same_findings(name: str, language: str) -> None:
    report = written(name, result_of(AWKWARD, language))
    assert report == written(name, result_of(AWKWARD, language))
    assert "paker" in report
    assert ("角色" in report) == (language == "zh-CN")


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_report_is_recognised_as_ours(name: str, language: str, case: str) -> None:
    report = written(name, result_of(CASES[case], language)).encode()
    margins = (report[:2048], report[-2048:])
    recognised = any(marker in margin for marker in markers() for margin in margins)
    assert recognised or report in (b"", b"[]\n")


def test_counting_reports_are_recognised_as_ours() -> None:
    for language in ("en", "zh-CN"):
        for case in (AWKWARD, CLEAN):
            report = FORMATS["text"].write(result_of(case, language), **OPTIONS | {"statistics": True}).encode()
            assert any(marker in report for marker in markers())
