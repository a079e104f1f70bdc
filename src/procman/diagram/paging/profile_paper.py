"""Sizes for printing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from procman.diagram.profile import Profile

_PAPER: Final = Profile(
    text_size=10.5,
    line_height=13.0,
    small_size=9.2,
    small_line=11.4,
    label_size=9.2,
    label_line=11.2,
    header_size=11.0,
    header_line=13.5,
    header=24.0,
    header_columns=3.0,
    header_padding=3.0,
    side_widths=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0),
    side_header=30.0,
    task_height=34.0,
    padding=5.0,
    text_room=9.0,
    footer_inset=4.0,
    label_over_cells=True,
    decision_aspect=0.95,
    decision_height=46.0,
    note_below=True,
    terminator_height=24.0,
    badge_height=12.0,
    badge_size=9.2,
    badge_padding=5.0,
    badge_overhang=6.0,
    track=7.0,
    column_gap=7.0,
    row_gap=17.0,
    across_pad=3.0,
    downstream_pad=5.0,
    upstream_pad=4.0,
    arrow_room=10.0,
    timer_radius=7.0,
)


def _paper(task_width: float, text_size: float, padding: float) -> Profile:
    return replace(
        _PAPER,
        task_width=task_width,
        text_size=text_size,
        padding=padding,
        decision_width=task_width + 2,
        label_width=max(38.0, task_width * 0.56),
        badge_overhang=9.0 if task_width < 70 else 6.0,
        terminator_width=max(58.0, task_width * 0.96),
        bar_length=task_width * 0.8,
    )


PAPER: Final = (
    _paper(62.0, 10.2, 3.5),
    _paper(74.0, 10.5, 4.0),
    _paper(86.0, 10.5, 5.0),
    _paper(98.0, 11.0, 6.0),
    _paper(116.0, 11.0, 7.0),
)
"""Sizes for printing, from the narrowest to the widest boxes. Texts differ less than on a screen: the smallest is 84 %
or more of the ordinary one, so that lanes stay narrow when the smallest is printed at 7.5 pt."""
