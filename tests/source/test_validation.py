from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procman.source.reader import read
from procman.source.validation import close_match, validate
from tests.conftest import BASE

CASES: dict[str, dict[str, Any]] = read(
    (Path(__file__).parent / "problem_cases.yaml").read_bytes(), "problem_cases.yaml"
)
PROCESS = (BASE / "processes/administration/ad-01-purchase.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_cases(name: str) -> None:
    case = CASES[name]
    assert PROCESS.count(case["old"]) == 1
    text = PROCESS.replace(case["old"], case["new"])
    made, problems = validate("process", read(text.encode(), "p.yaml"), text.encode(), "p.yaml")
    assert made is None
    (problem,) = problems
    offset = text.index(case["points_at"])
    assert text.count(case["points_at"]) == 1
    place = (text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
    assert (problem.location.line, problem.location.column) == place
    found = (problem.key, problem.element, problem.suggestion)
    assert found == (case["key"], case["element"], case.get("suggestion"))


def test_every_problem_of_a_file_is_told() -> None:
    content = PROCESS.replace("kind: decision", "kind: x").replace("purpose: 让", "purpos: 让").encode()
    _, problems = validate("process", read(content, "p.yaml"), content, "p.yaml")
    assert len(problems) == 3


def test_close_match_gives_nothing_for_a_foreign_word() -> None:
    assert close_match("zebra", ["purpose", "steps"]) is None
