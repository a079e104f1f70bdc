"""Random processes by seed: loops, splits of two or three ways, long jumps back, timeouts, two to eight lanes.

The stream of random numbers is that of the prototype's generator, so that its measurements can be compared.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from procman.diagram.diagram_input import (
    ControlMark,
    DataItem,
    DiagramInput,
    FooterItem,
    InputBand,
    InputEdge,
    InputNode,
    TitleBlock,
)

_NAMES = ["客户", "营业厅", "审核专员", "安装工程师", "计费系统", "网络部", "财务部", "法务合规部"]
_WORDS = "受理审核登记通知安装测试归档开通核验派单回访整改签署合同客户工单资料设备系统账户"
_Open = list[tuple[str, str]]
"""Loose ends: a node and the label of the edge that will leave it."""


@dataclass
class _Generator:
    seed: int
    random: random.Random = field(init=False)
    lanes: list[str] = field(default_factory=list)
    nodes: list[InputNode] = field(default_factory=list)
    edges: list[tuple[str, str, str]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def add(self, kind: str, lane: int, text: str) -> str:
        node_id = f"n{len(self.nodes)}"
        self.nodes.append(InputNode(node_id, kind, lane, 0, text))  # type: ignore[arg-type]
        return node_id

    def task(self, lane: int) -> str:
        text = "".join(self.random.choice(_WORDS) for _ in range(self.random.randint(3, 14)))
        footer, controls = [], []
        if self.random.random() < 0.25:
            footer.append(FooterItem("limit", self.random.choice(["15分钟", "2个工作日", "48小时"])))
        if self.random.random() < 0.2:
            footer.append(FooterItem("document", "工单记录"))
        if self.random.random() < 0.15:
            controls.append(ControlMark(f"C{self.random.randint(1, 9)}", True))
        performer = self.random.choice(["user", "manual", "service"])
        node_id = self.add("task", lane, text)
        number = sum(node.kind == "task" for node in self.nodes)
        self.nodes[-1] = replace(
            self.nodes[-1],
            number=f"{number:02d}",
            footer=tuple(footer),
            controls=tuple(controls),
            automatic=performer == "service",
        )
        if performer != "service":
            self.people.append(node_id)
        return node_id

    def lane(self, current: int) -> int:
        return current if self.random.random() < 0.5 else self.any_lane()

    def any_lane(self) -> int:
        return self.random.choice(range(len(self.lanes)))

    def connect(self, loose: _Open, node: str) -> None:
        self.edges += [(source, node, label) for source, label in loose]

    def block(self, loose: _Open, lane: int, budget: int, depth: int) -> tuple[_Open, int]:
        while budget > 0:
            kind = self.random.random()
            lane = self.lane(lane)
            if kind < 0.55 or budget < 4 or depth > 2:
                node = self.task(lane)
                self.connect(loose, node)
                loose, budget = [(node, "")], budget - 1
                self.random.random()
            elif kind < 0.7:
                loose, budget = self.rework(loose, lane, budget)
            elif kind < 0.86:
                loose, budget = self.alternatives(loose, lane, budget, depth)
            else:
                loose, budget = self.parallel(loose, lane, budget, depth)
        return loose, lane

    def rework(self, loose: _Open, lane: int, budget: int) -> tuple[_Open, int]:
        worked = self.task(lane)
        self.connect(loose, worked)
        checker = self.lane(lane)
        decision = self.add("decision", checker, "是否合格？")
        self.edges.append((worked, decision, ""))
        if self.random.random() < 0.5:
            again = self.task(self.lane(checker))
            self.edges += [(decision, again, "否"), (again, worked, "")]
            budget -= 1
        else:
            self.edges.append((decision, worked, "否"))
        return [(decision, "是")], budget - 2

    def alternatives(self, loose: _Open, lane: int, budget: int, depth: int) -> tuple[_Open, int]:
        decision = self.add("decision", lane, f"条件{len(self.nodes)}？")
        self.connect(loose, decision)
        budget -= 1
        ends: _Open = []
        for branch in range(self.random.choice([2, 2, 2, 3])):
            start = (decision, ["是", "否", "其他"][branch])
            part = self.random.randint(0 if branch else 1, max(1, budget // 3))
            if part == 0 and start not in ends:
                ends.append(start)
                continue
            if self.random.random() < 0.12 and branch:
                loose_end, where = self.block([start], lane, min(1, part), depth + 1)
                self.connect(loose_end, self.add("end", where, "终止"))
                continue
            ends += self.block([start], lane, max(1, part), depth + 1)[0]
            budget -= max(1, part)
        if len(ends) > 2 or self.random.random() < 0.4:
            node = self.task(self.lane(lane))
            self.connect(ends, node)
            ends, budget = [(node, "")], budget - 1
        return ends, budget

    def parallel(self, loose: _Open, lane: int, budget: int, depth: int) -> tuple[_Open, int]:
        fork = self.add("parallel", lane, "")
        self.connect(loose, fork)
        budget -= 2
        ends: _Open = []
        for _ in range(self.random.choice([2, 2, 3])):
            part = self.random.randint(1, max(1, budget // 3))
            ends += self.block([(fork, "")], self.any_lane(), part, depth + 1)[0]
            budget -= part
        join = self.add("join", lane, "")
        self.connect(ends, join)
        return [(join, "")], budget

    def run(self) -> DiagramInput:
        count = self.random.randint(2, 8)
        target = self.random.randint(5, 60)
        self.lanes = [f"{self.random.choice(_NAMES)}{place + 1}" for place in range(count)]
        first = self.any_lane()
        start = self.add("start", first, "开始")
        loose, last = self.block([(start, "")], first, target - 2, 0)
        self.connect(loose, self.add("end", last, "结束"))
        ways = {
            (source, to): InputEdge("", source, to, "sequence", label) for source, to, label in reversed(self.edges)
        }
        edges = [ways[pair] for pair in dict.fromkeys((source, to) for source, to, _ in self.edges)]
        edges += self.extra({(edge.source, edge.target) for edge in edges})
        return DiagramInput(
            id=f"R-{self.seed}",
            nodes=tuple(self.nodes),
            edges=tuple(replace(edge, id=f"{edge.source}--{edge.target}", label=edge.label or None) for edge in edges),
            lanes=tuple(InputBand(f"L{place}", name) for place, name in enumerate(self.lanes)),
            title=TitleBlock(f"随机流程{self.seed}"),
        )

    def extra(self, known: set[tuple[str, str]]) -> list[InputEdge]:
        """A timeout and a long jump back, now and then."""
        added = []
        people = [node.id for node in self.nodes if node.id in self.people]
        if len(people) > 6 and self.random.random() < 0.5:
            source, to = self.random.choice(people), self.random.choice(people)
            if source != to and (source, to) not in known:
                added.append(InputEdge("", source, to, "timeout", "超时"))
        if len(people) > 8 and self.random.random() < 0.4:
            decisions = [node.id for node in self.nodes if node.kind == "decision"]
            if decisions:
                source, to = self.random.choice(decisions), self.random.choice(people[:4])
                if (source, to) not in known:
                    added.append(InputEdge("", source, to, "rework", "退回"))
        return added


def random_diagram(seed: int) -> DiagramInput:
    """The diagram of a seed: 5 to 60 nodes, 2 to 8 lanes, no phases."""
    return _Generator(seed).run()


def with_phases(diagram: DiagramInput, seed: int) -> DiagramInput:
    """The same diagram cut into two to five phases in the order of the nodes."""
    chooser = random.Random(10_000 + seed)
    count = min(chooser.randint(2, 5), len(diagram.nodes))
    cuts = sorted(chooser.sample(range(1, len(diagram.nodes)), count - 1))
    nodes = tuple(replace(node, phase=sum(place >= cut for cut in cuts)) for place, node in enumerate(diagram.nodes))
    phases = tuple(InputBand(f"P{place}", f"第{place + 1}阶段：受理与登记") for place in range(count))
    return replace(diagram, nodes=nodes, phases=phases)


def with_documents(diagram: DiagramInput) -> DiagramInput:
    """The same diagram with what its tasks tell as documents that they take, make, or both."""
    nodes = []
    for place, node in enumerate(diagram.nodes):
        data = [
            DataItem(f"d{number}", item.text * (1 + place % 3), place % 2 == 0, place % 2 == 1 or place % 5 == 0)
            for number, item in enumerate(node.footer)
        ]
        nodes.append(replace(node, data=tuple(data), footer=(), controls=(), number=None))
    return replace(diagram, nodes=tuple(nodes))


def with_notes(diagram: DiagramInput, seed: int) -> DiagramInput:
    """The same diagram with numbers, controls, limits and documents at decisions, as real processes have them."""
    chooser = random.Random(20_000 + seed)
    noted = []
    for place, node in enumerate(diagram.nodes):
        if node.kind == "decision":
            items = [
                FooterItem("limit", "2 个工作日"),
                FooterItem("document", "投诉工单"),
                FooterItem("form", "审批表"),
            ]
            controls = (ControlMark("KC-01", True),) if chooser.random() < 0.4 else ()
            footer = tuple(items[: chooser.randint(0, 3)])
            node = replace(node, number=f"{place:02d}", controls=controls, footer=footer)
        noted.append(node)
    return replace(diagram, nodes=tuple(noted))
