"""The rule ``punctuation``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.fix import Fix
from procman.lint.names import place
from procman.lint.prose import NAME_KEYS, prose
from procman.lint.rule import Report, report, rule
from procman.lint.vague import HAN, MARKS
from procman.source.edits import SetValue

# Compiled when they are used: few definitions have such marks, and sets of all Chinese characters take long.
_BRACKETS = rf"\(([^()\n]*[{HAN}][^()\n]*)\)"
_SPACES = "(?<=\\S)[ \u3000]{2,}(?=\\S)|(?<=\\S)\u3000(?=\\S)"
_FULL = dict(zip(map(ord, ",;:?!"), "，；：？！", strict=True))
_HALF = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_FORMULA = "formula"


@rule(severity="info", set="recommended", fix="safe")
def punctuation(context: Context) -> Iterator[Report]:
    """Chinese text has marks of the wrong width or superfluous spaces.

    What it checks:
        Between Chinese characters stand full-width commas, semicolons, colons, question marks, exclamation marks and
        brackets; digits and Latin letters are half-width; names have no two spaces in a row and no full-width space.
        Formulas are left alone.

    Why:
        Searching for a name does not find its other spelling, and in print the lines look ragged.

    Remedy:
        Let procman write the right characters: the text stays the same.
    """
    doubled = any("  " in name for name in _names(context))
    if not doubled and "marks" not in context.suspicions:
        return
    for element, key, text in prose(context.data):
        if key == _FORMULA:
            continue
        corrected = _corrected(text, key in NAME_KEYS)
        if corrected != text:
            first = next(index for index, char in enumerate(text) if corrected[index : index + 1] != char)
            yield report(
                element,
                at="value",
                place=place(context, element),
                found=_around(text, first),
                right=_around(corrected, first),
                fix=Fix("safe", (SetValue(element, corrected),)),
            )


def _names(context: Context) -> Iterator[str]:
    for step in context.process.steps.values():
        if step.name:
            yield step.name
    for section in (context.process.inputs, context.process.outputs, context.process.records, context.process.forms):
        for document in section.values():
            yield document.name


def _corrected(text: str, is_name: bool) -> str:
    corrected = re.sub(_BRACKETS, "（\\1）", text)
    corrected = re.sub(MARKS, lambda match: match.group().translate(_FULL).translate(_HALF), corrected)
    return re.sub(_SPACES, " ", corrected) if is_name else corrected


def _around(text: str, place: int) -> str:
    """A few characters on either side, so that the place is found in a long text."""
    return text[max(0, place - 4) : place + 5].strip()
