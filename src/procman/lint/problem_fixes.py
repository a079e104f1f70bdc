"""Fixes of files that could not be taken over: where it is plain what was meant, though a person has to look at it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any, Final

from procman.lint.fix import Fix
from procman.source.edits import Edit, RenameKey, ReplaceText, SetValue
from procman.source.problem import Problem
from procman.source.reader import Data, read

_YES: Final = frozenset({"yes", "y", "on", "true", "1", "是"})
_NO: Final = frozenset({"no", "n", "off", "false", "0", "否"})
_DATE: Final = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_WIDTHS: Final = str.maketrans("０１２３４５６７８９", "0123456789")


def problem_fix(problem: Problem, content: bytes) -> Fix | None:
    """What to write instead, where that can be said.

    Args:
        problem: What is wrong with the file.
        content: The file.
    """
    make = _EDITS.get(problem.key)
    edit = make(problem, content) if make else None
    return Fix("unsafe", (edit,)) if edit else None


def _colon(problem: Problem, content: bytes) -> Edit | None:  # noqa: ARG001 - all makers are called alike
    return ReplaceText(problem.location.line, problem.location.column, "：", ": ")


def _character(problem: Problem, content: bytes) -> Edit | None:  # noqa: ARG001
    unwanted = chr(int(str(problem.arguments["code"])[2:], 16))
    return ReplaceText(problem.location.line, problem.location.column, unwanted, "")


def _key(problem: Problem, content: bytes) -> Edit | None:
    around = _value(read(content, problem.location.path), problem.parts[:-1])
    if problem.suggestion is None or not isinstance(around, dict) or problem.suggestion in around:
        return None
    return RenameKey(problem.parts, problem.suggestion)


def _word(problem: Problem, content: bytes) -> Edit | None:  # noqa: ARG001
    return SetValue(problem.parts, problem.suggestion) if problem.suggestion else None


def _boolean(problem: Problem, content: bytes) -> Edit | None:  # noqa: ARG001
    word = str(problem.arguments["value"]).strip().lower()
    if word in _YES | _NO:
        return SetValue(problem.parts, "true" if word in _YES else "false")
    return None


def _date(problem: Problem, content: bytes) -> Edit | None:  # noqa: ARG001
    found = _DATE.fullmatch(str(problem.arguments["value"]).strip().translate(_WIDTHS))
    if found is None:
        return None
    try:
        meant = datetime.date(*map(int, found.groups()))
    except ValueError:
        return None
    return SetValue(problem.parts, meant.isoformat())


def _value(data: Data, element: tuple[str | int, ...]) -> Any:
    for part in element:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


_EDITS: Final[dict[str, Callable[[Problem, bytes], Edit | None]]] = {
    "full-width-colon": _colon,
    "unwanted-character": _character,
    "unknown-key": _key,
    "not-one-of": _word,
    "not-boolean": _boolean,
    "not-date": _date,
}
