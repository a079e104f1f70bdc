"""The rule ``vague-words``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.instructions import instructions
from procman.lint.names import place
from procman.lint.rule import Report, report, rule
from procman.lint.vague import ENGLISH_WORDS, WORDS

_ENGLISH = rf"\b(?:{'|'.join(ENGLISH_WORDS)})s?\b"


@rule(severity="info", set="recommended")
def vague_words(context: Context) -> Iterator[Report]:
    """An instruction leaves open who, when or how much.

    What it checks:
        Steps, rules, exceptions and measures of controls do without 相关部门, 有关人员, 必要时, 酌情, 适当, 妥善, 尽量,
        一定数量, 原则上 and the like ("the relevant department", "as appropriate"). Purposes and reasons may use them.

    Why:
        Whoever carries out the step cannot tell from it what to do.

    Remedy:
        Name the department, the condition or the amount.
    """
    if "words" not in context.suspicions:
        return
    for element, text in instructions(context.process):
        found = re.search(WORDS, text) or re.search(_ENGLISH, text, re.IGNORECASE)
        if found:
            # 相关部门 is looked for from its second character on.
            begin = found.start() - found.group().startswith("关")
            yield report(element, at="value", word=text[begin : found.end()], place=place(context, element))
