"""Whether a name says what is done: verb and object, without any grammar at run time."""

from __future__ import annotations

import os
import re
from functools import cache

_FOLDER = os.path.join(os.path.dirname(__file__), "words")
# Characters that are verbs by themselves and hardly ever part of a noun.
_VERBS = frozenset("填签审查拟缴催寄拨修拆请让写领退付派送交验核办接")
# Characters that are verbs where a name begins with them.
_FIRST_VERBS = _VERBS | frozenset(
    "发收报转打录存拿取还追盘测装换停开关建编定算对记登批约访问答回告看听说做等走选判归销买卖租借贷训考调配分并拉推跟抄印"
    "扫传导移上下入出把将由按为向从在与给经凭据依到去用起带持"
)
_NOUN = ("表", "单", "书", "函", "证", "卡", "册", "簿", "件", "图", "费", "款")
# 登记表 is a form and 审批单 a sheet, whatever verb stands before.
_FORM = re.compile("..[表单]")
_PROCESS = "流程"
_STARTS = frozenset({"启动", "发起", "进入", "转入", "执行", "运行", "触发", "开始", "结束", "终止"})
_NOUN_ENDING = re.compile("[a-z]{3,}(?:ment|tion|sion|ing)")
_ARTICLES = frozenset({"the", "a", "an"})


@cache
def _words(name: str) -> frozenset[str]:
    """A list of words: ``process_verbs`` of two characters, ``nouns`` likewise, English ``verbs_like_nouns``."""
    with open(f"{_FOLDER}/{name}.txt", encoding="utf-8") as file:
        return frozenset(file.read().split())


def surely_names_a_thing(name: str) -> bool:
    """Whether a name has no verb for certain; what cannot be told counts as having one.

    Args:
        name: The name of a step.
    """
    if name.isascii():
        return _english_thing(name)
    verbs = _words("process_verbs")
    if name[:2] in verbs:
        return bool(_FORM.fullmatch(name))
    if name[0] in _FIRST_VERBS:
        return False
    if name.endswith(_PROCESS):
        return name[-4:-2] not in _STARTS
    if not name.endswith(_NOUN) and name[-2:] not in _words("nouns"):
        return False
    return not (_VERBS & set(name) or any(name[place : place + 2] in verbs for place in range(1, len(name) - 1)))


def _english_thing(name: str) -> bool:
    first = name.split()[0].strip(".,:;\"'“”()").lower()
    return first in _ARTICLES or bool(_NOUN_ENDING.fullmatch(first) and first not in _words("verbs_like_nouns"))
