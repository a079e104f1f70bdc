"""Small diagrams for tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from procman.diagram.diagram_input import DiagramInput, InputBand, InputEdge, InputNode, TitleBlock
from procman.diagram.geometry import Band, Direction, Drawing, DrawnEdge, DrawnLabel, DrawnNode, Point, Rectangle
from procman.diagram.sheet_geometry import Page
from procman.model.definitions import Definitions
from procman.model.organisation import Organisation
from procman.model.process import Process
from procman.source.reader import read

FIXTURES = Path(__file__).parent / "fixtures"
DIRECTIONS: tuple[Direction, ...] = ("vertical", "horizontal")


def fixture(name: str) -> Process:
    """A process of the fixtures' folder."""
    return Process.model_validate(read((FIXTURES / f"{name}.yaml").read_bytes(), name))


def process(text: str) -> Process:
    """A process from its steps and what follows, with a usual head."""
    head = "id: CS-01\nname: 示例流程\ndomain: service\nowner: manager\nversion: '1.0'\n"
    return Process.model_validate(read((head + text).encode(), "process"))


def definitions() -> Definitions:
    """Definitions with the roles of the fixtures."""
    roles = {
        "hotline-agent": {"name": "热线客服代表"},
        "complaint-handler": {"name": "投诉处理专员"},
        "service-manager": {"name": "客户服务经理"},
        "quality-inspector": {"name": "服务质检员"},
    }
    return Definitions(organisation=Organisation.model_validate({"roles": roles}))


def diagram(
    nodes: Iterable[tuple[str, str, int] | tuple[str, str, int, int]],
    edges: Iterable[tuple[str, ...]],
    lanes: int = 1,
    phases: int = 0,
) -> DiagramInput:
    """A diagram from (id, kind, lane, phase) and (source, target, label)."""
    return DiagramInput(
        id="T-01",
        nodes=tuple(
            InputNode(entry[0], entry[1], entry[2], entry[3] if len(entry) > 3 else 0, f"步骤{entry[0]}")  # type: ignore[arg-type, misc]
            for entry in nodes
        ),
        edges=tuple(
            InputEdge(f"{way[0]}--{way[1]}--{place}", way[0], way[1], "sequence", way[2] if len(way) > 2 else None)
            for place, way in enumerate(edges)
        ),
        lanes=tuple(InputBand(f"lane-{place}", f"角色{place}") for place in range(lanes)),
        phases=tuple(InputBand(f"phase-{place}", f"阶段{place}") for place in range(phases)),
        title=TitleBlock("测试"),
    )


def drawn_node(node_id: str, x: float, y: float, kind: str = "task", **values: object) -> DrawnNode:
    """A box of 100 by 40."""
    fields: dict[str, object] = {
        "id": node_id,
        "kind": kind,
        "lane": "lane",
        "phase": None,
        "x": x,
        "y": y,
        "width": 100.0,
        "height": 40.0,
        "lines": (node_id,),
        "text_x": x + 50,
        "text_y": y + 20,
        "text_size": 11.0,
        "line_height": 14.5,
        "automatic": False,
        "number": None,
        "controls": (),
        "footer": (),
        "rule": None,
        "note": None,
        "mark": None,
    }
    return DrawnNode(**{**fields, **values})  # type: ignore[arg-type]


def drawn_edge(edge_id: str, *points: Point, label: Rectangle | None = None, ends: str = "? ?") -> DrawnEdge:
    """An edge, and a label at a place."""
    source, target = ends.split()
    told = DrawnLabel("是", label.x, label.y, label.width, label.height, ("是",)) if label else None
    return DrawnEdge(edge_id, source, target, "sequence", points, told)


def drawing(nodes: Iterable[DrawnNode] = (), edges: Iterable[DrawnEdge] = (), width: float = 400) -> Drawing:
    """A drawing of one lane and no phases, 400 high."""
    lane = Band("lane", "角色", 0.0, 0.0, width, 400.0, Rectangle(0.0, 0.0, width, 30.0), ("角色",))
    page = Page(1, 0.0, 0.0, width, 400.0)
    return Drawing(
        "T-01", "vertical", width, 400.0, (lane,), (), tuple(nodes), tuple(edges), (page,), TitleBlock("测试")
    )
