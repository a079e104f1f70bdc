"""Words and marks that may be wrong, looked for in all texts of a process at once.

Most processes have none of them, so that one pass spares several rules the look at each text. Every alternative begins
with a plain character, because only then the regular expression passes over everything else at the speed of a search.
"""

from __future__ import annotations

import re

HAN = "\u3400-\u9fff"

# 合适 and 不适当 are definite; 所需要时间 and 一定要 say something else.
WORDS = (
    "关(?<=[相有]关)(?:部门|人员|单位|岗位|领导|规定|要求|手续|流程)|必要时|需要时(?<!所需要时)(?!间|长|限)|如有必要|酌情|视情况|视情"
    "|视具体情况|视实际情况|根据需要|根据实际情况|根据具体情况|适当(?<!不适当)(?!性)|适量|原则上|若干|等等|等(?:部门|人员|单位|岗位)"
    "|一定(?:的?(?:数量|金额|期限|比例|程度|范围|条件|幅度)|的[时期])|妥善|尽可能|尽量"
)
# 及时率 and 及时性 name indicators; in 以及时间, 涉及时, 合适时 and 约定期限 the characters belong to other words.
TIMES = (
    "及时(?<![以涉提普触波顾]及时)(?!率|性|间)|尽快|尽早|尽速|立即|立刻|马上|即刻|适时(?<!合适时)|第一时间|限期(?<!期限期)"
    "|定期(?<![不锁约规法限指特既固确额预否决]定期)(?!满|限|间|内|末|初|存|票|报|以|后|前|届|不)"
)
_FULL_WIDTH = "".join(
    chr(code) for start, count in ((0xFF10, 10), (0xFF21, 26), (0xFF41, 26)) for code in range(start, start + count)
)
# Commas and colons belong to YAML as well, where a space or the end of the line follows.
MARKS = (
    rf"[,:](?=[{HAN}])(?<=[{HAN}].)|[;?!](?<=[{HAN}].)(?=[{HAN}\n\"']|$)|\((?=[^()\n]*[{HAN}])|[{_FULL_WIDTH}\u3000]"
)
ENGLISH_WORDS = (
    "as appropriate",
    "if necessary",
    "where applicable",
    "relevant department",
    "relevant person",
    "relevant party",
    "relevant parties",
    "relevant staff",
    "etc",
)
ENGLISH_TIMES = (
    "as soon as possible",
    "asap",
    "promptly",
    "immediately",
    "without delay",
    "in due course",
    "in a timely manner",
    "regularly",
)
# Here a character that is not ASCII stands for a Chinese one: a set of all of these takes a millisecond to compile.
_SOME = "[^\\x00-\\x7f]"
_RARE = "|".join(
    [
        *(f"{re.escape(mark)}(?<={_SOME}{re.escape(mark)})" for mark in ";?!"),
        rf"\((?=[^()\n]*{_SOME})",
        *_FULL_WIDTH,
        "\u3000",
    ]
)
_ALL = re.compile(f"{WORDS}|{TIMES}|{_RARE}")
_KINDS = {"words": WORDS, "times": TIMES, "marks": _RARE}
# Commas and colons are everywhere in YAML, so that they have a pass of their own.
_SEPARATORS = re.compile(f"[,:](?={_SOME})(?<={_SOME}.)")


def suspicions(text: str, language: str) -> frozenset[str]:
    """Which kinds of words and marks may occur in a text: ``words``, ``times``, ``marks``.

    Args:
        text: A definition as it is written.
        language: English words are looked for in English manuals only.
    """
    found: set[str] = set()
    for match in _ALL.finditer(text):
        found.update(kind for kind, pattern in _KINDS.items() if re.compile(pattern).match(text, match.start()))
    if _SEPARATORS.search(text):
        found.add("marks")
    if language == "en":
        lower = text.lower()
        found.update(
            name
            for name, phrases in (("words", ENGLISH_WORDS), ("times", ENGLISH_TIMES))
            if any(phrase in lower for phrase in phrases)
        )
    return frozenset(found)
