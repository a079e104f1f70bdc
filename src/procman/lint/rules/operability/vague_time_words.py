"""The rule ``vague-time-words``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.instructions import instructions, sentences
from procman.lint.names import place
from procman.lint.rule import Report, report, rule

# 及时率 and 及时性 name indicators; in 以及时间, 涉及时, 合适时 and 期限期满 the characters belong to other words.
_VAGUE = re.compile(
    r"(?<![以涉提普触波顾])及时(?!率|性|间)|尽快|尽早|尽速|立即|立刻|马上|即刻|(?<!合)适时|第一时间|(?<!期)限期"
    r"|\b(?:as soon as possible|asap|promptly|immediately|without delay|in due course|in a timely manner)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:[0-9０-９]+|[一二两三四五六七八九十百半]+)\s*个?\s*(?:工作)?\s*"
    r"(?:秒|分钟|小时|日|天|周|星期|月|季度|年|seconds?|minutes?|min|hours?|h|days?|weeks?|months?)"
    r"|\b(?:one|two|three|four|five|six|ten)\b\s+(?:working\s+)?(?:minutes?|hours?|days?|weeks?|months?)"
    r"|当[天日晚]|[次同即]日",
    re.IGNORECASE,
)


@rule(severity="warning", set="recommended")
def vague_time_words(context: Context) -> Iterator[Report]:
    """An instruction says "soon" without saying how soon.

    What it checks:
        Where a step, a rule, an exception or the measure of a control says 及时, 尽快, 立即, 适时, 第一时间 or the like
        ("promptly", "as soon as possible"), a number with a unit stands in the same sentence.

    Why:
        Everybody understands something else by it, and nobody can be held to it.

    Remedy:
        Write the limit: 一小时内报告 instead of 及时报告.
    """
    for element, text in instructions(context.process):
        for sentence in sentences(text):
            found = _VAGUE.search(sentence)
            if found and not _NUMBER.search(sentence):
                yield report(element, at="value", word=found.group(), place=place(context, element))
                break
