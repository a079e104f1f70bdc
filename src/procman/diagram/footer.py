"""Footers: limit, documents and forms of a step, packed into lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procman.diagram.diagram_input import ChangeMark, FooterItem, FooterMark
from procman.diagram.profile import Profile
from procman.diagram.text import LineBreaker, width

MARK_ROOM = 10.0  # a pictogram and the gap after it
_ITEM_GAP = 7.0


@dataclass(frozen=True, slots=True)
class PackedText:
    """A piece of the footer.

    Attributes:
        row: Which line it stands in, from 0.
        x: Left edge of the text, counted from the left edge of the footer.
        mark: That of its item, also where a long text goes on and ``item`` is None.
    """

    text: str
    row: int
    x: float
    item: FooterItem | None
    change: ChangeMark | None = None
    mark: FooterMark | None = None


@dataclass(frozen=True, slots=True)
class Footer:
    """Packed lines and the room that they take."""

    texts: tuple[PackedText, ...] = ()
    rows: int = 0
    width: float = 0.0


def least_width(items: Sequence[FooterItem], profile: Profile) -> float:
    """Width of the longest limit with its mark: three working days stay in one line, however narrow the box."""
    limits = [width(item.text, profile.small_size) for item in items if item.mark == "limit"]
    return MARK_ROOM + max(limits) + 0.1 if limits else 0.0


def pack(
    items: Sequence[FooterItem], limit: float, profile: Profile, breaker: LineBreaker, *, share: bool = True
) -> Footer:
    """Set footer items into lines.

    Args:
        items: What has to be told; nothing is left out.
        limit: Greatest width of a line; long items go on in the next one.
        profile: Sizes.
        breaker: Breaks long items.
        share: Whether short items may stand in one line.
    """
    texts: list[PackedText] = []
    row, filled, greatest = -1, limit, 0.0
    for item in items:
        lines = breaker.wrap(item.text, profile.small_size, limit - MARK_ROOM)
        needed = MARK_ROOM + width(lines[0], profile.small_size)
        beside = share and len(lines) == 1 and filled + _ITEM_GAP + needed <= limit
        start = filled + _ITEM_GAP if beside else 0.0
        for place, line in enumerate(lines):
            row += 0 if beside else 1
            texts.append(PackedText(line, row, start + MARK_ROOM, None if place else item, item.change, item.mark))
            filled = start + MARK_ROOM + width(line, profile.small_size)
            greatest = max(greatest, filled)
    return Footer(tuple(texts), row + 1, greatest)
