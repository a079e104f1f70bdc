from __future__ import annotations

from dataclasses import replace

from procman.diagram.diagram_input import TitleBlock
from procman.diagram.text import width
from procman.exchange.chart import ENTRY_SIZE, make_chart, title_lines
from tests.diagram.diagrams import drawing
from tests.exchange.charts import small_process


def test_facts_tell_what_the_definition_says() -> None:
    chart = make_chart(*small_process(), "vertical", "zh-CN")
    facts = {fact.key: (fact.label, fact.value) for fact in chart.facts["register"]}
    assert facts == {
        "step": ("步骤编号", "01"),
        "name": ("名称", "登记移机申请"),
        "kind": ("类型", "活动"),
        "role": ("执行角色", "热线客服代表"),
        "phase": ("阶段", "受理"),
        "time_limit": ("时限", "15 分钟"),
        "system": ("信息系统", "客户关系管理系统"),
        "outputs": ("输出", "移机工单"),
        "forms": ("表单", "移机申请表"),
        "controls": ("控制点", "KC-02 核对证件"),
        "instructions": ("工作说明", "核对客户身份。\n约定上门时间。"),
    }


def test_facts_keep_their_keys_in_the_other_language() -> None:
    chinese = make_chart(*small_process(), "vertical", "zh-CN").facts
    english = make_chart(*small_process(), "vertical", "en").facts
    assert {node: [fact.key for fact in facts] for node, facts in chinese.items()} == {
        node: [fact.key for fact in facts] for node, facts in english.items()
    }
    assert english["register"][0].label == "Step"
    assert english["visit"][-1].value == "2 working days"


def test_every_node_has_its_facts_and_bars_no_name() -> None:
    chart = make_chart(*small_process(), "vertical", "zh-CN")
    keys = {node.id: {fact.key for fact in chart.facts[node.id]} for node in chart.drawing.nodes}
    assert {node for node, known in keys.items() if "name" not in known} == {"split", "together"}
    assert all("role" in known for known in keys.values())


def test_title_entries_go_on_in_the_next_line() -> None:
    entries = tuple((f"条目{place}", "内容内容内容") for place in range(9))
    made = title_lines(replace(drawing(), title=TitleBlock("名", entries)))
    assert len(made) > 1
    assert all(width(line, ENTRY_SIZE) <= 400 for line in made)
    assert all(f"{label} {value}" in "\n".join(made) for label, value in entries)
