"""The rule ``vague-time-words``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.instructions import instructions, sentences
from procman.lint.names import place
from procman.lint.rule import Report, report, rule
from procman.lint.vague import ENGLISH_TIMES, TIMES

_ENGLISH = rf"\b(?:{'|'.join(ENGLISH_TIMES)})\b"
_NUMBER = (
    r"(?:[0-9０-９]+|[一二两三四五六七八九十百半]+)\s*个?\s*(?:工作)?\s*"
    r"(?:秒|分钟|小时|日|天|周|星期|月|季度|年|seconds?|minutes?|min|hours?|h|days?|weeks?|months?)"
    r"|\b(?:one|two|three|four|five|six|ten)\b\s+(?:working\s+)?(?:minutes?|hours?|days?|weeks?|months?)"
    r"|当[天日晚]|[次同即]日|每(?:个?工作)?(?:日|天|周|旬|月|季|半?年|班)|daily|weekly|monthly|quarterly|yearly"
)


@rule(severity="warning", set="recommended")
def vague_time_words(context: Context) -> Iterator[Report]:
    """An instruction says "soon" without saying how soon.

    What it checks:
        Where a step, a rule, an exception or the measure of a control says 及时, 尽快, 立即, 适时, 第一时间, 定期 or
        the like ("promptly", "as soon as possible", "regularly"), a number with a unit stands in the same sentence, or
        how often: 每月.

    Why:
        Everybody understands something else by it, and nobody can be held to it.

    Remedy:
        Write the limit: 一小时内报告 instead of 及时报告.
    """
    if "times" not in context.suspicions:
        return
    for element, text in instructions(context.process):
        if not _vague(text):
            continue
        for sentence in sentences(text):
            found = _vague(sentence)
            if found and not re.search(_NUMBER, sentence, re.IGNORECASE):
                yield report(element, at="value", word=found.group(), place=place(context, element))
                break


def _vague(text: str) -> re.Match[str] | None:
    """The patterns are compiled when they are first used: most runs find nothing to look at."""
    return re.search(TIMES, text) or re.search(_ENGLISH, text, re.IGNORECASE)
