from __future__ import annotations

from procman.diagram.boxes_bpmn import BpmnBoxMaker
from procman.diagram.diagram_input import DataItem, InputNode
from procman.diagram.external_text import tool_lines
from procman.diagram.geometry import Direction, DrawnNode
from procman.diagram.profile import BPMN
from procman.diagram.text import LineBreaker, width


def _made(
    kind: str, text: str = "", direction: Direction = "vertical", timed: bool = False, data: tuple[DataItem, ...] = ()
) -> DrawnNode:
    node = InputNode("n", kind, 0, 0, text, data=data)  # type: ignore[arg-type]
    return BpmnBoxMaker(BPMN, LineBreaker(), direction).make(node, "lane", None, timed=timed).node


def test_the_sizes_of_bpmn_tools() -> None:
    task, gateway, event = _made("task", "登记投诉工单"), _made("decision", "是否合格？"), _made("end", "办结")
    assert (task.width, task.height) == (110, 80)
    assert (gateway.width, gateway.height) == (50, 50)
    assert (event.width, event.height) == (36, 36)


def test_tasks_grow_with_their_text_until_everything_stands_in_it() -> None:
    text = "把客户提出的异议逐条与合同条款核对并写明处理依据" * 4
    task = _made("task", text)
    assert task.width > 110
    assert task.height > 80
    lines = tool_lines(text, BPMN.text_size, task.width - 14)
    assert len(lines) * BPMN.line_height <= task.height


def test_a_timer_on_the_border_does_not_cover_the_text() -> None:
    text = "等待客户补充材料"
    task = _made("wait", text, timed=True)
    assert width(text, BPMN.text_size) / 2 + BPMN.timer_radius < task.width / 2


def test_names_stand_beside_the_flow() -> None:
    start, end = _made("start", "客户来电"), _made("end", "办结")
    assert start.outside is not None
    assert start.outside.bottom < start.y
    assert end.outside is not None
    assert end.outside.y > end.y + end.height
    level = _made("start", "客户来电", "horizontal")
    assert level.outside is not None
    assert level.outside.right < level.x
    assert _made("decision").outside is None


def test_documents_stand_in_one_row_each_and_their_lines_never_cross() -> None:
    items = (
        DataItem("made", "投诉工单", False, True),
        DataItem("taken", "客户投诉诉求与历史咨询记录汇总表", True, False),
        DataItem("both", "台账", True, True),
    )
    task = _made("task", "登记", data=items)
    assert [data.item.id for data in task.data] == ["taken", "both", "made"]
    bottoms = [0.0]
    for data in task.data:
        assert data.place.y > bottoms[-1]
        assert data.label.y > bottoms[-1]
        assert not data.place.touches(data.label)
        bottoms.append(max(data.place.bottom, data.label.bottom))
        assert data.line[0][1] == task.y + task.height
        assert data.line[-1] == (data.place.x, data.place.y + data.place.height / 2)
    assert task.data[0].line[0][0] > task.data[-1].line[0][0]
    assert task.shelf is not None
    assert task.shelf.bottom == bottoms[-1]
