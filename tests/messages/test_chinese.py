"""Chinese texts read as one hand wrote them, for people who know processes and not programs."""

from __future__ import annotations

import re

import pytest

from procman.messages import areas, catalogue
from procman.report.lint_rules import specs, summary
from procman.report.lint_text import width

# Words of programmers and mathematicians, and second words for what the manual calls otherwise.
JARGON = re.compile(
    "节点|网关|令牌|死锁|回路|元素|图论|可达|连通|遍历|拓扑|谓词|迭代|递归|枚举|布尔|哈希"
    "|字段|停用|代班|执行者|最终负责者|责任角色|件业务|缺省"
)
CHECKED = ("lint", "lint-report", "fixing", "rules", "errors")
GENERAL = ("phrase.", "principle.", "severity.", "set.", "summary.", "explain.")
# What is to be written into a file stands in the punctuation of the file.
WRITTEN = re.compile(r"\{\{.*\}\}|\[[^\]]*\]|条件: ")
PARAMETER = re.compile(r"\{\w+\}")
MISPLACED = re.compile(r"[\u4e00-\u9fff][,;:!?()][\u4e00-\u9fff]|[\u4e00-\u9fff][,;!?]|[。，；：、？]{2}")


@pytest.mark.parametrize("area", CHECKED)
def test_no_jargon(area: str) -> None:
    found = {key: JARGON.findall(sentence) for key, sentence in catalogue("zh-CN", area).items()}
    assert {key: words for key, words in found.items() if words} == {}


@pytest.mark.parametrize("area", areas("zh-CN"))
def test_punctuation_between_chinese_characters_is_full_width(area: str) -> None:
    found = {
        key: MISPLACED.findall(PARAMETER.sub("词", WRITTEN.sub("例", sentence)))
        for key, sentence in catalogue("zh-CN", area).items()
    }
    assert {key: marks for key, marks in found.items() if marks} == {}


@pytest.mark.parametrize("area", CHECKED)
def test_single_spaces(area: str) -> None:
    assert [key for key, sentence in catalogue("zh-CN", area).items() if "  " in sentence.strip()] == []


def test_messages_of_rules_are_sentences() -> None:
    messages = {key: one for key, one in catalogue("zh-CN", "lint").items() if not key.startswith(GENERAL)}
    assert [key for key, one in messages.items() if not re.search(r"。(\{pauses\})?$", one)] == []
    assert [key for key, one in catalogue("zh-CN", "rules").items() if not one.endswith(("。", "？"))] == []


@pytest.mark.parametrize(("language", "columns"), [("zh-CN", 56), ("en", 72)])
def test_summaries_of_rules_fit_into_a_list(language: str, columns: int) -> None:
    assert [name for name, spec in specs().items() if width(summary(spec, language)) > columns] == []
