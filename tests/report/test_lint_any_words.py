"""Whatever a definition says, reports stay what they are."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from procman.report.lint_github import lint_github
from procman.report.lint_gitlab import lint_gitlab
from procman.report.lint_junit import lint_junit
from procman.report.lint_markdown import lint_markdown
from procman.report.lint_sarif import lint_sarif
from tests.report.lint_results import AWKWARD, result_of, with_message
from tests.report.test_lint_github import unescaped
from tests.report.test_lint_markdown import rendered

RESULT = result_of(AWKWARD)
WORDS = st.text() | st.text("|\\`*_[]<>&#!~@:,%\r\n\t ab")


@given(WORDS)
@settings(deadline=None)
def test_any_words_survive(words: str) -> None:
    result = with_message(RESULT, words)
    assert json.loads(lint_gitlab(result))[0]["description"] == words
    assert json.loads(lint_sarif(result))["runs"][0]["results"][0]["message"]["text"] == words
    etree.fromstring(lint_junit(result, "info").encode())
    commands = [line for line in lint_github(result).split("\n") if line.startswith("::")]
    assert [unescaped(re.fullmatch(r"::\w+ .*?::(.*)", one, re.DOTALL)[1]) for one in commands] == [words]  # type: ignore[index]


@given(WORDS)
@settings(deadline=None)
def test_any_words_stay_in_their_cell(words: str) -> None:
    page = rendered(lint_markdown(with_message(RESULT, words)))
    assert len(page.cells) == 8
    assert page.cells[7].strip() == RESULT.findings[0].rule
