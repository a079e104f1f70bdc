"""The finished map: figures in px, y grows downward, the first domain begins at y 0. All pens draw exactly these."""

from __future__ import annotations

from dataclasses import dataclass

from procman.diagram.geometry import Point, Rectangle
from procman.landscape.model import Arrow, DomainBox, Landscape, Outside, ProcessCard

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardRow:
    """One thing that a process gives or takes, as a row of its card.

    Attributes:
        y: Top of the row, from the top of the card.
        lines: What is handed over, as it is set.
        partner: Id of the process at the other end, set at the right; empty when the lines name the partner.
        arrow: The arrow that begins here; None for an exchange with somebody outside of the picture.
        outside: That exchange.
    """

    y: float
    lines: Lines
    partner: str
    arrow: Arrow | None = None
    outside: Outside | None = None


@dataclass(frozen=True, slots=True)
class CardText:
    """The inside of a card; places are relative to its top left corner.

    Attributes:
        name: The lines of the name; ``facts`` those of owner, version and status.
        rule: The y of the line between head and rows; None when there are no rows.
        height: The least height that holds everything.
        indent: Where the text of rows begins, right of the widest number.
    """

    width: float
    height: float
    indent: float
    name: Lines
    facts: Lines
    rule: float | None
    rows: tuple[CardRow, ...]


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """A process in its place."""

    process: ProcessCard
    place: Rectangle
    text: CardText


@dataclass(frozen=True, slots=True)
class DrawnDomain:
    """A domain.

    Attributes:
        header: The strip with the name, at the left of ``place``.
        hue: Index of its colours.
    """

    domain: DomainBox
    place: Rectangle
    header: Rectangle
    lines: Lines
    hue: int
    cards: tuple[DrawnCard, ...]


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """An arrow: corner points from the border of one card to that of another.

    Attributes:
        marks: Where its number stands: near its beginning and, unless that is near too, near its end.
        hue: Index of the colours of the domain in which it begins.
    """

    arrow: Arrow
    points: tuple[Point, ...]
    marks: tuple[Rectangle, ...]
    hue: int


@dataclass(frozen=True, slots=True)
class Map:
    """Everything that is drawn, without title and legend."""

    landscape: Landscape
    width: float
    height: float
    domains: tuple[DrawnDomain, ...]
    arrows: tuple[DrawnArrow, ...]

    @property
    def cards(self) -> tuple[DrawnCard, ...]:
        """All cards in the order of the manual."""
        return tuple(card for domain in self.domains for card in domain.cards)
