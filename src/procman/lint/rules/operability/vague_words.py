"""The rule ``vague-words``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.instructions import instructions
from procman.lint.names import place
from procman.lint.rule import Report, report, rule

_VAGUE = re.compile(
    r"(?:相关|有关)(?:部门|人员|单位|岗位|领导|规定|要求|手续|流程)|必要时|酌情|视情况|视情|(?<!不)适当(?!性)|原则上|若干|等等"
    r"|\b(?:as appropriate|if necessary|where applicable|relevant (?:department|person|party)|etc)\b",
    re.IGNORECASE,
)


@rule(severity="info", set="recommended")
def vague_words(context: Context) -> Iterator[Report]:
    """An instruction leaves open who, when or how much.

    What it checks:
        Steps, rules, exceptions and measures of controls do without 相关部门, 有关人员, 必要时, 酌情, 适当, 原则上 and
        the like ("the relevant department", "as appropriate").

    Why:
        Whoever carries out the step cannot tell from it what to do.

    Remedy:
        Name the department, the condition or the amount.
    """
    for element, text in instructions(context.process):
        found = _VAGUE.search(text)
        if found:
            yield report(element, at="value", word=found.group(), place=place(context, element))
