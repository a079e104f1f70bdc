from __future__ import annotations

import re

from procman.diagram import style
from procman.diagram.content import diagram_of
from procman.diagram.layout import draw
from procman.diagram.shapes import node_picture
from procman.model.definitions import Definitions
from procman.model.organisation import Organisation
from procman.model.process import Process

_PROCESS = {
    "id": "CS-01",
    "name": "查询",
    "domain": "service",
    "owner": "manager",
    "version": "1.0",
    "steps": {
        "look": {
            "name": "查找资料",
            "role": "agent",
            "time_limit": "1h",
            "on_timeout": {"notify": ["manager", "director"]},
        },
        "found": {"name": "找到了吗？", "kind": "decision", "role": "agent", "next": {"找到": "done", "else": "open"}},
    },
    "ends": {"done": "已答复", "open": "转办"},
}
_ORGANISATION = {"roles": {"agent": {"name": "坐席"}, "manager": {"name": "经理"}, "director": {"name": "总监"}}}


def _definitions() -> Definitions:
    return Definitions(organisation=Organisation.model_validate(_ORGANISATION))


def test_who_is_told_when_a_limit_has_passed_stands_at_the_step() -> None:
    diagram = diagram_of(Process.model_validate(_PROCESS), _definitions(), "zh-CN")
    look = next(node for node in diagram.nodes if node.id == "look")
    assert [(item.mark, item.text) for item in look.footer] == [("limit", "1 小时"), ("notify", "经理、总监")]
    assert "超时告知经理、总监" in look.description
    assert "notify" in dict(diagram.title.legend)


def test_else_is_told_in_words() -> None:
    process = Process.model_validate(_PROCESS)
    for language, words in (("zh-CN", "其他情况"), ("en", "otherwise")):
        labels = {edge.target: edge.label for edge in diagram_of(process, _definitions(), language).edges}
        assert labels["open"] == words


def test_a_footer_that_goes_on_in_the_next_line_keeps_its_colour() -> None:
    organisation = {"roles": {**_ORGANISATION["roles"], "director": {"name": "分管客户服务工作的副总经理"}}}
    definitions = Definitions(organisation=Organisation.model_validate(organisation))
    drawing = draw(Process.model_validate(_PROCESS), definitions)
    look = next(node for node in drawing.nodes if node.id == "look")
    assert [line.mark for line in look.footer] == ["limit", "notify", "notify"]
    picture = "".join(node_picture(look))
    inks = re.findall(r'fill="(#[0-9A-F]{6})">[^<]*(?:小时|经理)', picture)
    assert inks == [style.LIMIT] * 3
