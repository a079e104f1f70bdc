from __future__ import annotations

import re
from dataclasses import replace

from procman.report.lint_github import lint_github
from tests.lint.base_workspace import DELIVERY
from tests.report.lint_results import AWKWARD, CLEAN, result_of, with_message


def unescaped(words: str) -> str:
    """As the runner reads it: the per cent sign last."""
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        words = words.replace(code, character)
    return words


def test_a_command_a_finding_and_the_closing_sentence() -> None:
    lines = lint_github(result_of(AWKWARD)).splitlines()
    assert lines[-1].startswith("Errors: ")
    assert lines[-2] == (
        f"::error file=processes/{DELIVERY},line=4,col=8,endColumn=12,title=unknown-role::"
        'Process SA-02 "Delivering an order" names the role "boss", which is not declared. '
        "Correct the id, or declare the role in organisation.yaml."
    )
    assert {line.split()[0] for line in lines[:-1]} == {"::error", "::warning", "::notice"}


def test_nothing_but_the_closing_sentence_when_clean() -> None:
    assert lint_github(result_of(CLEAN)) == "Nothing to put right. Files checked: 6.\n"


def test_escapes_survive_the_runner() -> None:
    message, path = "100%0A, a: b\r\nc%", "processes/a,b:c%2C.yaml"
    result = with_message(result_of(AWKWARD), message)
    result = replace(result, findings=(replace(result.findings[0], path=path),))
    (command,) = [line for line in lint_github(result).split("\n") if line.startswith("::")]
    properties, data = re.fullmatch(r"::\w+ (.*?)::(.*)", command).groups()  # type: ignore[union-attr]
    assert unescaped(data) == message
    assert ", a: b" in data, "commas and colons of the message stay as they are"
    file = dict(part.split("=") for part in properties.split(","))["file"]
    assert unescaped(file) == path


def test_columns_only_on_one_line() -> None:
    result = result_of(AWKWARD)
    longer = replace(result, findings=(replace(result.findings[0], line=2, end_line=4),))
    assert ",line=2,endLine=4,title=" in lint_github(longer)
