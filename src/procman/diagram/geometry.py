"""The finished drawing: figures in px, y grows downward, x and y of a thing are its top left corner.

Every figure is rounded once, here, to a tenth; every output format draws exactly these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procman.diagram.diagram_input import ChangeMark, ControlMark, DataItem, FooterItem, FooterMark, TitleBlock
from procman.diagram.sheet_geometry import Connector, Page
from procman.flow.graph import EdgeKind, NodeKind

Direction = Literal["vertical", "horizontal"]
Point = tuple[float, float]
_ROUNDED = 0.05  # half of the figures' last digit


def rounded(value: float) -> float:
    """A figure as it is drawn; never ``-0.0``."""
    return round(value, 1) + 0.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place on the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    def within(self, room: Rectangle) -> bool:
        """Whether it lies in a room; figures are rounded, so half a tenth over the border is on it."""
        return (
            room.x <= self.x + _ROUNDED
            and self.right <= room.right + _ROUNDED
            and room.y <= self.y + _ROUNDED
            and self.bottom <= room.bottom + _ROUNDED
        )

    def touches(self, other: Rectangle, gap: float = 0.0) -> bool:
        """Whether the two overlap, or come nearer to each other than ``gap``."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )


@dataclass(frozen=True, slots=True)
class Band:
    """A lane or a phase, header included.

    Attributes:
        header: The strip with the name, inside the band.
        lines: The name as it is set in the header.
    """

    id: str
    name: str
    x: float
    y: float
    width: float
    height: float
    header: Rectangle
    lines: tuple[str, ...]
    change: ChangeMark | None = None
    text_size: float = 12.0
    line_height: float = 15.0

    @property
    def place(self) -> Rectangle:
        """The whole band."""
        return Rectangle(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Badge:
    """A pill with a number or a control's id, straddling the shape's border; or the sign of a change."""

    text: str
    place: Rectangle
    control: ControlMark | None = None
    change: ChangeMark | None = None
    text_size: float = 8.0


@dataclass(frozen=True, slots=True)
class FooterLine:
    """One line of the footer; ``item`` is None where a long text goes on.

    Attributes:
        x: Left edge of the text, right of its mark.
        y: Base line of the text.
        change: That of its item, also where a long text goes on; ``mark`` likewise.
    """

    text: str
    x: float
    y: float
    item: FooterItem | None
    change: ChangeMark | None = None
    text_size: float = 8.5
    mark: FooterMark | None = None


@dataclass(frozen=True, slots=True)
class DrawnData:
    """A document as a shape of its own.

    Attributes:
        place: The shape.
        label: Room of its name.
        line: Corner points of its line, from the step to the shape.
    """

    item: DataItem
    place: Rectangle
    label: Rectangle
    line: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A shape and what stands in and at it.

    Attributes:
        lines: The text as it is set, from top to bottom.
        text_x: Middle of the lines.
        text_y: Middle of the block of lines.
        mark: Place of the pictogram for automatic steps and waits.
        rule: The y of the line above the footer, if the footer stands inside the shape.
        note: Place of the footer, if it stands beside the shape or below it.
        changes: What became of it between two versions, and ``signs`` that tell it.
        plate: Whether the note is a plate that hangs from the shape; lines leave its lower side.
        description: A sentence for readers who cannot see it.
        outside: Room of the name, if it stands outside of the shape.
        data: Documents that are drawn beside the shape.
        shelf: Room of all of them together, their lines included.
    """

    id: str
    kind: NodeKind
    lane: str
    phase: str | None
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    text_x: float
    text_y: float
    text_size: float
    line_height: float
    automatic: bool
    number: Badge | None
    controls: tuple[Badge, ...]
    footer: tuple[FooterLine, ...]
    rule: float | None
    note: Rectangle | None
    mark: Rectangle | None
    changes: tuple[ChangeMark, ...] = ()
    signs: tuple[Badge, ...] = ()
    plate: bool = False
    description: str = ""
    outside: Rectangle | None = None
    data: tuple[DrawnData, ...] = ()
    shelf: Rectangle | None = None

    @property
    def place(self) -> Rectangle:
        """The bounding box of the shape."""
        return Rectangle(self.x, self.y, self.width, self.height)

    @property
    def badges(self) -> tuple[Badge, ...]:
        """All pills."""
        return (*self.signs, *((self.number,) if self.number else ()), *self.controls)

    @property
    def annexes(self) -> tuple[Rectangle, ...]:
        """Rooms outside of the shape that nothing else may use: the name and the documents."""
        return tuple(place for place in (self.outside, self.shelf) if place)


@dataclass(frozen=True, slots=True)
class DrawnLabel:
    """The condition at an edge.

    Attributes:
        struck: How many of the lines, from the first, are what the condition was before.
        signed: Whether the sign of the edge's change stands left of the lines.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    struck: int = 0
    signed: bool = False
    text_size: float = 9.5

    @property
    def place(self) -> Rectangle:
        """The room it takes."""
        return Rectangle(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """A way: corner points from border to border.

    Attributes:
        timer: Radius of the clock on the source's border, 0 for none; its middle is the first point.
    """

    id: str
    source: str
    target: str
    kind: EdgeKind
    points: tuple[Point, ...]
    label: DrawnLabel | None
    timer: float = 0.0
    change: ChangeMark | None = None

    @property
    def clock(self) -> Rectangle | None:
        """The room that the clock takes."""
        if not self.timer:
            return None
        x, y = self.points[0]
        return Rectangle(x - self.timer, y - self.timer, 2 * self.timer, 2 * self.timer)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A laid-out diagram.

    Attributes:
        process: Id of the process.
        phases: Empty when the process has none.
        pages: What goes on which sheet; together they cover the drawing.
        connectors: In pairs, for the edges that go from one page to another.
    """

    process: str
    direction: Direction
    width: float
    height: float
    lanes: tuple[Band, ...]
    phases: tuple[Band, ...]
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    pages: tuple[Page, ...]
    title: TitleBlock
    connectors: tuple[Connector, ...] = ()
