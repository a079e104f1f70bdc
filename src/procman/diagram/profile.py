"""Sizes of everything that is drawn, in px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of sizes; the layout takes no figure from elsewhere.

    Attributes:
        track: Distance of parallel lines in one channel.
        column_gap: Least distance of two columns; row_gap of two rows.
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
    task_width: float = 108.0
    task_height: float = 42.0
    padding: float = 7.0
    decision_width: float = 112.0
    decision_height: float = 58.0
    note_width: float = 78.0
    terminator_width: float = 84.0
    terminator_height: float = 28.0
    bar_length: float = 84.0
    bar_thickness: float = 10.0
    badge_height: float = 12.0
    badge_size: float = 8.0
    mark: float = 11.0
    track: float = 10.0
    column_gap: float = 16.0
    row_gap: float = 27.0
    timer_radius: float = 8.0


FLOWCHART: Final = Profile()
