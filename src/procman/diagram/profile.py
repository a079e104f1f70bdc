"""Sizes of everything that is drawn, in px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of sizes; the layout takes no figure from elsewhere.

    Attributes:
        track: Distance of parallel lines in one channel.
        column_gap: Least distance of two columns; row_gap of two rows.
        notation: What is drawn: symbols of flowcharts (GB/T 1526, ISO 5807), or those of BPMN, whose events and
            gateways have their names outside and whose documents are shapes of their own.
        event: Diameter of events; gateway the diagonal of gateways; data_width and data_height of documents. BPMN only.
    """

    notation: Literal["flowchart", "bpmn"] = "flowchart"

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
    event: float = 0.0
    gateway: float = 0.0
    data_width: float = 0.0
    data_height: float = 0.0


FLOWCHART: Final = Profile()
BPMN: Final = Profile(
    notation="bpmn",
    text_size=12.0,
    line_height=14.4,
    label_size=11.0,
    label_line=13.2,
    label_width=90.0,
    header_line=14.4,
    task_width=110.0,
    task_height=80.0,
    track=12.0,
    column_gap=30.0,
    row_gap=36.0,
    timer_radius=18.0,
    event=36.0,
    gateway=50.0,
    data_width=22.0,
    data_height=30.0,
)
"""The sizes that BPMN tools use; text is as big as they draw it."""
