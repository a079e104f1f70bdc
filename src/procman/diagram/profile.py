"""Sizes of everything that is drawn, in px."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of sizes; the layout takes no figure from elsewhere.

    Attributes:
        header_columns: Least room for a name above a column, in characters.
        side_header: Least width of the strip with names left of rows.
        decision_aspect: Greatest height of a decision by its width, if it shall grow tall before it grows wide.
        note_below: Whether the footer of a decision or a bar stands on a plate below it, and lines leave the plate;
            otherwise it stands beside the line that leaves there.
        track: Distance of parallel lines in one channel.
        column_gap: Least distance of two columns; row_gap of two rows.
        across_pad: Least room between a cell and the tracks beside it; upstream_pad and downstream_pad likewise.
        arrow_room: Least room before a shape that a line enters.
    """

    text_size: float = 11.0
    line_height: float = 14.5
    small_size: float = 8.5
    small_line: float = 12.0
    label_size: float = 9.5
    label_line: float = 12.5
    label_width: float = 66.0
    header_size: float = 12.0
    header_line: float = 15.0
    header: float = 30.0
    header_columns: float = 4.0
    side_header: float = 28.0
    task_width: float = 108.0
    task_height: float = 42.0
    padding: float = 7.0
    decision_width: float = 112.0
    decision_height: float = 58.0
    decision_aspect: float | None = None
    note_width: float = 78.0
    note_below: bool = False
    terminator_width: float = 84.0
    terminator_height: float = 28.0
    bar_length: float = 84.0
    bar_thickness: float = 10.0
    badge_height: float = 12.0
    badge_size: float = 8.0
    badge_padding: float = 9.0
    badge_overhang: float = 4.0
    mark: float = 11.0
    track: float = 10.0
    column_gap: float = 16.0
    row_gap: float = 27.0
    across_pad: float = 5.0
    downstream_pad: float = 8.0
    upstream_pad: float = 7.0
    arrow_room: float = 13.0
    timer_radius: float = 8.0


FLOWCHART: Final = Profile()

_PAPER: Final = Profile(
    text_size=11.0,
    line_height=14.0,
    small_size=9.2,
    small_line=12.2,
    label_size=9.2,
    label_line=12.0,
    header_size=11.0,
    header_line=14.0,
    header=26.0,
    header_columns=3.0,
    side_header=34.0,
    badge_height=12.5,
    badge_size=9.2,
    badge_padding=6.0,
    badge_overhang=8.0,
    decision_aspect=0.95,
    note_below=True,
    track=8.0,
    column_gap=10.0,
    row_gap=22.0,
    across_pad=4.0,
    downstream_pad=6.0,
    upstream_pad=5.0,
    arrow_room=11.0,
    timer_radius=7.0,
)


def _paper(task_width: float, **sizes: float) -> Profile:
    return replace(
        _PAPER,
        task_width=task_width,
        decision_width=task_width,
        decision_height=52.0,
        label_width=max(48.0, task_width * 0.58),
        terminator_width=task_width * 0.82,
        bar_length=task_width * 0.8,
        **sizes,
    )


PAPER: Final = (
    _paper(74.0, text_size=10.5, padding=4.0),
    _paper(84.0, text_size=10.5, padding=5.0),
    _paper(96.0),
    _paper(112.0),
)
