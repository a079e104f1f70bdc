"""One axis of the drawing: cells, the channels between them, tracks in the channels and borders of bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# in distances of tracks
_BORDER_GAP = 0.6
_OUTER_GAP = 0.9


@dataclass(frozen=True, slots=True)
class Channel:
    """The room between two cells.

    Attributes:
        lead: Room kept free after the cell before it; trail before the cell after it.
        tracks: How many tracks it holds.
        least: Least width.
        split: How many tracks lie before the border of a band that runs in it; None without a border.
    """

    lead: float
    trail: float
    tracks: int
    least: float
    split: int | None


@dataclass(frozen=True, slots=True)
class AxisPlan:
    """Where everything on the axis is.

    Attributes:
        anchors: Middle line of every cell.
        tracks: Places of the tracks by channel.
        borders: Place of the border by channel.
        length: Length of the axis.
    """

    anchors: tuple[float, ...]
    tracks: tuple[tuple[float, ...], ...]
    borders: dict[int, float]
    length: float


def lay_axis(cells: Sequence[tuple[float, float]], channels: Sequence[Channel], spacing: float) -> AxisPlan:
    """Lay cells and channels one after the other.

    Args:
        cells: How far each cell reaches before and after its middle line.
        channels: One more than cells.
        spacing: Distance of tracks.
    """
    at = 0.0
    anchors, tracks, borders = [], [], {}
    last = len(channels) - 1
    for place, channel in enumerate(channels):
        offsets, border, inner = _arrange(channel.tracks, spacing, channel.split if 0 < place < last else None)
        lead = channel.lead if place else _OUTER_GAP * spacing * bool(offsets)
        trail = channel.trail if place < last else _OUTER_GAP * spacing * bool(offsets)
        room = max(channel.least, lead + inner + trail)
        first = at + lead + (room - lead - inner - trail) / 2
        tracks.append(tuple(first + offset for offset in offsets))
        if place == 0:
            borders[place] = at
        elif place == last:
            borders[place] = at + room
        elif border is not None:
            borders[place] = first + border
        at += room
        if place < last:
            before, after = cells[place]
            anchors.append(at + before)
            at += before + after
    return AxisPlan(tuple(anchors), tuple(tracks), borders, at)


def _arrange(tracks: int, spacing: float, split: int | None) -> tuple[list[float], float | None, float]:
    """Offsets of tracks and border within a channel, and the room that they take."""
    inner = max(0, tracks - 1) * spacing
    offsets = [place * spacing for place in range(tracks)]
    if split is None:
        return offsets, None, inner
    if tracks == 0:
        return offsets, 0.0, 0.0
    gap = _BORDER_GAP * spacing
    if split == 0:
        return [offset + gap for offset in offsets], 0.0, inner + gap
    if split == tracks:
        return offsets, inner + gap, inner + gap
    return offsets, (split - 0.5) * spacing, inner
