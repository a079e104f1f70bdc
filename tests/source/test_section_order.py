from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from procman.errors import UnreadableError
from procman.source.reader import read
from procman.source.section_order import translations_last
from procman.source.syntax_tree import syntax_tree
from tests.source.messy import documents

BEFORE = """id: A-1
# by the translation office

# checked in May
translations:
  en:
    name: One  # short
    # end of the translations
name: 一
# the ends
ends: {a: 完}
# end
"""
AFTER = """id: A-1
# by the translation office

name: 一
# the ends
ends: {a: 完}
# end
# checked in May
translations:
  en:
    name: One  # short
    # end of the translations
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_translations_move_to_the_end_with_their_comments(ending: str) -> None:
    before, after = (text.replace("\n", ending).encode() for text in (BEFORE, AFTER))
    assert translations_last(before, "x") == after
    assert translations_last(after, "x") == after


@pytest.mark.parametrize(
    "text",
    [
        "id: A-1\ntranslations: {en: {name: One}}\n",
        "id: A-1\nsteps: {translations: {name: 一}, b: {}}\n",
        '{"translations": {"en": {}}, "id": "A-1"}\n',
        "id: A-1\n",
    ],
)
def test_what_stays(text: str) -> None:
    assert translations_last(text.encode(), "x") == text.encode()


@given(documents())
@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
def test_nothing_gets_lost(text: str) -> None:
    named = f"a: b\ntranslations:\n  en: {{name: One}}\n{text}".encode()
    try:
        data = read(named, "some.yaml")
    except UnreadableError:
        assume(False)
    once = translations_last(named, "some.yaml")
    assert read(once, "some.yaml") == data
    assert translations_last(once, "some.yaml") == once
    comments = [sorted(one.text for one in syntax_tree(text, "x").comments) for text in (named, once)]
    assert comments[0] == comments[1]
