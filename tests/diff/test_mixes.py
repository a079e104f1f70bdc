from __future__ import annotations

import pytest

from procman.diff.change import Mix
from procman.diff.engine import diff
from procman.diff.mixes.registry import MIXES
from procman.diff.wording import mix_sentence
from procman.messages import LANGUAGES, catalogue
from procman.model.definitions import Definitions
from tests.diff.build import base, definitions, edited
from tests.diff.cases import mix_cases, mix_versions

CASES = mix_cases()
SENTENCES = {
    "key-control-and-limit": "关键控制点 KC-01 不再起作用，时限同时放宽"
    "（步骤“调查原因”的时限：3 个工作日 → 5 个工作日）：出了差错更难挡住，也更晚才会发现。",
    "weaker-control-of-high-risk": "控制点 KC-01 防的是高风险（答复失实），这次却减弱了："
    "控制点 KC-01 的频率：每周 → 每月；控制点 KC-01 的复核人：客服经理 → （无）。",
    "duties-in-one-hand": "“处理专员”一人承担了不相容职务：调查原因、证据是否充分（执行、审核）。",
}


def _found(old: Definitions, new: Definitions) -> list[Mix]:
    return [mix for process in diff(old, new).processes for mix in process.mixes]


@pytest.mark.parametrize("name", CASES)
def test_an_edit_is_this_mix_and_no_other(name: str) -> None:
    before, after = mix_versions(name)
    (mix,) = _found(before, after)
    expected = name.partition("/")[0]
    assert (mix.name, bool(mix.roles), bool(mix.elements)) == (expected, True, True)
    assert _found(after, before) == [], "danger has a direction"
    if name in SENTENCES:
        assert mix_sentence(mix, "zh-CN") == SENTENCES[name]
    for language in LANGUAGES:
        assert "{" not in mix_sentence(mix, language)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if len(case["edits"]) > 1])
def test_no_part_of_a_mix_is_one_by_itself(name: str) -> None:
    before = edited(base(), CASES[name].get("before", {}))
    for edit in CASES[name]["edits"]:
        assert _found(definitions(before), definitions(edited(before, edit))) == []


def test_every_mix_has_a_case_and_a_sentence() -> None:
    names = [finder.NAME for finder in MIXES]
    assert sorted({name.partition("/")[0] for name in CASES}) == sorted(names)
    for language in LANGUAGES:
        assert sorted(catalogue(language, "mixes")) == sorted(names)


def test_duties_that_the_company_lets_one_combine_are_no_mix() -> None:
    before = edited(base(), {"manual": {"lint": {"segregation": {"may_be_combined": [["execute", "review"]]}}}})
    after = edited(before, {"process": {"steps": {"check": {"duty": "review", "role": "handler"}}}})
    assert _found(definitions(before), definitions(after)) == []
