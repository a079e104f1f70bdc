from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import procman
from procman.messages import LANGUAGES, areas, catalogue, duration_text, text
from procman.model.duration import UNITS, Duration
from procman.source.invalid import MESSAGE_OF

SOURCE = Path(procman.__file__).parent


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("area", areas("zh-CN"))
def test_every_sentence_is_there_in_every_language(area: str) -> None:
    first, *others = (catalogue(language, area) for language in LANGUAGES)
    # Chinese has no plural; English says one hour, two hours.
    plain = {key for key in first if not key.endswith("-one")}
    for other in others:
        assert {key for key in other if not key.endswith("-one")} == plain


@pytest.mark.parametrize("area", areas("zh-CN"))
def test_languages_use_the_same_placeholders(area: str) -> None:
    for key, sentence in catalogue("zh-CN", area).items():
        assert placeholders(sentence) == placeholders(catalogue("en", area).get(key, "")), key


def test_languages_have_the_same_areas() -> None:
    assert areas("zh-CN") == areas("en")


def raised_keys() -> set[str]:
    """The first words of all errors and problems that the source makes."""
    keys = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(key)), *_]):
                    if name.endswith("Error") and " " not in key:
                        keys.add(key)
    return keys


# Keys that are put together or passed on as data.
OTHER_KEYS = {f"bad-{kind}" for kind in ("id", "item-id", "process-id", "version")} | {
    "empty-value",
    "duplicate-process",
}


@pytest.mark.parametrize("key", sorted(raised_keys() | OTHER_KEYS | set(MESSAGE_OF.values())))
def test_every_error_has_its_sentence_and_its_remedy(key: str) -> None:
    for language in LANGUAGES:
        sentences = catalogue(language, "errors")
        assert key in sentences
        assert f"{key}.remedy" in sentences


def test_every_unit_has_a_name() -> None:
    for language in LANGUAGES:
        for unit in UNITS:
            assert "3" in duration_text(language, Duration(3, unit))
    assert duration_text("en", Duration(1, "wd")) == "1 working day"
    assert duration_text("zh-CN", Duration(1, "wd")) == "1 个工作日"


def test_a_missing_sentence_is_a_fault() -> None:
    with pytest.raises(KeyError):
        text("en", "errors.no-such-sentence")
