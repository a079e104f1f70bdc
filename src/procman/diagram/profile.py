"""Sizes of everything that is drawn, in px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of sizes; the layout takes no figure from elsewhere.

    Attributes:
        label_over_cells: Whether a label may stand over a free cell next to its shape; otherwise, and if that fails,
            it gets room between the cells.
        text_room: What a box is higher than its text.
        header_columns: Least room for a name above a column, in characters.
        header_padding: Room before and after a name.
        side_widths: Widths of names left of rows that are tried, in em; one em stacks Chinese characters upright.
        side_header: Least width of the strip with names left of rows.
        decision_aspect: Greatest height of a decision by its width, if it shall grow tall before it grows wide.
        note_below: Whether the footer of a decision or a bar stands on a plate below it, and lines leave the plate;
            otherwise it stands beside the line that leaves there.
        track: Distance of parallel lines in one channel.
        column_gap: Least distance of two columns; row_gap of two rows.
        across_pad: Least room between a cell and the tracks beside it; upstream_pad and downstream_pad likewise.
        arrow_room: Least room before a shape that a line enters.
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
    label_over_cells: bool = False
    header_size: float = 12.0
    header_line: float = 15.0
    header: float = 30.0
    header_columns: float = 4.0
    header_padding: float = 7.0
    side_widths: tuple[float, ...] = (1.0, 4.0, 5.0, 6.0)
    side_header: float = 28.0
    task_width: float = 108.0
    task_height: float = 42.0
    padding: float = 7.0
    text_room: float = 12.0
    footer_inset: float = 6.0
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

    @property
    def least_text(self) -> float:
        """The smallest size of text that is drawn; bars have the smallest names."""
        return min(self.text_size - 1, self.small_size, self.label_size, self.header_size, self.badge_size)

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
