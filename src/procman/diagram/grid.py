"""The working state of the layout, in an abstract frame.

``across`` counts over the lanes, ``along`` with the flow: for vertical lanes across is x and along is y, for
horizontal lanes the other way round. One node stands in one cell (column, rank). On the half grid cell j has the
index 2j+1, and the even indices are the channels between cells, in which edges run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, NamedTuple

from procman.diagram.box import Box
from procman.diagram.diagram_input import ChangeMark
from procman.diagram.geometry import Direction
from procman.flow.graph import EdgeKind, NodeKind

GridPoint = tuple[int, int]


class Side(IntEnum):
    """A side of a shape: against the flow, with the flow, towards the first lane, towards the last lane."""

    UPSTREAM = 0
    DOWNSTREAM = 1
    NEAR = 2
    FAR = 3

    __hash__ = int.__hash__  # an Enum's own one is written in Python and takes most of the time of looking up a side

    @property
    def across(self) -> bool:
        """Whether a line that leaves here runs across the lanes."""
        return self >= Side.NEAR


OPPOSITE: Final = {
    Side.UPSTREAM: Side.DOWNSTREAM,
    Side.DOWNSTREAM: Side.UPSTREAM,
    Side.NEAR: Side.FAR,
    Side.FAR: Side.NEAR,
}
STEP: Final = {Side.UPSTREAM: (0, -1), Side.DOWNSTREAM: (0, 1), Side.NEAR: (-1, 0), Side.FAR: (1, 0)}


class Leg(NamedTuple):
    """A straight piece of a route on the half grid; the first leg leaves a side, the last one enters a side."""

    start: GridPoint
    end: GridPoint
    leaves: Side | None = None
    enters: Side | None = None


class Reach(NamedTuple):
    """How far a cell's content reaches before and after the anchor, across and along."""

    near: float
    far: float
    upstream: float
    downstream: float


@dataclass(slots=True, eq=False)
class GridNode:
    """A node on its way to a place; it has no size before it gets its box.

    Attributes:
        box: Its content with one set of sizes.
        half_across: Half the shape's size across the lanes; half_along half its size along the flow.
        reach: Room of the cell, badges and notes included.
        foot: Height of the plate that hangs from the shape, and the side of the shape that it makes longer.
        sideways: How many hand-overs on one row lead here.
        across: Final place of the shape's middle, with ``along``.
    """

    index: int
    id: str
    kind: NodeKind
    lane: int
    phase: int
    box: Box = field(init=False)
    half_across: float = 0.0
    half_along: float = 0.0
    reach: Reach = field(init=False)
    rank: int = 0
    column: int = 0
    foot: tuple[Side, float] = (Side.DOWNSTREAM, 0.0)
    sideways: int = 0
    across: float = 0.0
    along: float = 0.0

    @property
    def cell(self) -> GridPoint:
        """Its cell on the half grid."""
        return 2 * self.column + 1, 2 * self.rank + 1

    @property
    def bar(self) -> bool:
        """Whether it is drawn as a bar that splits or joins the flow."""
        return self.kind in ("parallel", "join")

    def extent(self, side: Side) -> float:
        """How far the shape reaches from its middle to a side, with the plate below it."""
        half = self.half_across if side.across else self.half_along
        return half + self.foot[1] if side == self.foot[0] else half

    def fit(self, box: Box, direction: Direction) -> None:
        """Give it its size: the box, turned into the abstract frame."""
        half_width, half_height = box.node.width / 2, box.node.height / 2
        self.box = box
        plate = box.node.note.height if box.node.note and box.node.plate else 0.0
        self.foot = (Side.DOWNSTREAM if direction == "vertical" else Side.FAR), plate
        if direction == "vertical":
            self.half_across, self.half_along = half_width, half_height
            self.reach = Reach(box.left, box.right, box.top, box.bottom)
        else:
            self.half_across, self.half_along = half_height, half_width
            self.reach = Reach(box.top, box.bottom, box.left, box.right)


@dataclass(slots=True, eq=False)
class GridEdge:
    """An edge on its way to a route.

    Attributes:
        text: The label; ``label`` is the same in lines.
        label_width: Room that the label needs on the drawing, with ``label_height``; 0 for none.
        struck: See ``DrawnLabel``, with ``signed``.
        crowded: How often its label has found no place; each time it gets more room.
        backward: Whether it is left out of the ranking because it closes a loop or leads to an earlier phase.
        cost: What the router paid for the route.
    """

    index: int
    id: str
    source: GridNode
    target: GridNode
    kind: EdgeKind
    text: str = ""
    label: tuple[str, ...] = ()
    label_width: float = 0.0
    label_height: float = 0.0
    struck: int = 0
    signed: bool = False
    change: ChangeMark | None = None
    crowded: int = 0
    backward: bool = False
    cost: float = 0.0
    route: tuple[Leg, ...] = ()
    segments: list[Segment] = field(default_factory=list)

    @property
    def timeout(self) -> bool:
        """Whether it starts at a clock on the source's border."""
        return self.kind == "timeout"


@dataclass(slots=True, eq=False)
class Segment:
    """A leg of a route that gets a place beside the other legs of its line.

    Attributes:
        runs_across: Direction; ``line`` is the half-grid index of the channel or cell line it runs in.
        track: Number in its channel.
        offset: Distance in tracks from the middle of a cell line.
        group: Segments of the cell line that share room with it.
        virtual: Place within the channel while places are still being sought, in grid units.
        position: Final place.
    """

    edge: GridEdge
    place: int
    runs_across: bool
    line: int
    start: int
    end: int
    leaves: Side | None
    enters: Side | None
    before: Segment | None = None
    after: Segment | None = None
    turn_before: int = 0
    turn_after: int = 0
    track: int = 0
    offset: float = 0.0
    group: tuple[Segment, ...] = ()
    virtual: float = 0.0
    position: float = 0.0

    @property
    def turns(self) -> int:
        """To which side its neighbours leave: the sum of both ends."""
        return self.turn_before + self.turn_after

    def ports(self) -> list[tuple[GridNode, Side]]:
        """The shapes at its ends."""
        found = []
        if self.leaves is not None:
            found.append((self.edge.source, self.leaves))
        if self.enters is not None:
            found.append((self.edge.target, self.enters))
        return found
