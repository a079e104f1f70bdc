"""Colours, pens and fonts of the drawing.

Every text reaches a contrast of 4.5:1 on its ground, every border and line that means something 3:1 (WCAG 2.2, 1.4.3
and 1.4.11). Nothing is told by colour alone: rework has open arrowheads, timeouts are dashed and start at a clock, key
controls are filled, ends have a thick border.
"""

from __future__ import annotations

from typing import Final

from procman.flow.graph import EdgeKind

FONTS: Final = (
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',"
    "sans-serif"
)
PAPER: Final = "#FFFFFF"
INK: Final = "#16233A"
TITLE: Final = "#1D2F4B"
QUIET: Final = "#5A6678"
HEADER: Final = "#2B4C7E"
HEADER_INK: Final = "#FFFFFF"
PHASE_HEADER: Final = "#DDE6F2"
PHASE_INK: Final = "#1D2F4B"
LANE: Final = ("#FFFFFF", "#F5F8FC")
LANE_BORDER: Final = "#7A90B0"
PHASE_BORDER: Final = "#667FA4"
FRAME: Final = "#5B7396"
SHAPE: Final = "#FFFFFF"
SHAPE_BORDER: Final = "#2B4C7E"
AUTOMATIC: Final = "#E6EFFB"
WAIT: Final = "#F1F3F6"
DECISION: Final = "#FFF5DC"
DECISION_BORDER: Final = "#A87410"
START: Final = "#E6F2E8"
START_BORDER: Final = "#2F7A43"
END: Final = "#F5EAEA"
END_BORDER: Final = "#8C4A4A"
PLATE_BORDER: Final = "#B9A06A"
BAR: Final = "#E3E9F2"
BAR_BORDER: Final = "#1D2F4B"
BAR_LINE: Final = 2.2
CONTROL: Final = "#C0392B"
LIMIT: Final = "#7A4F00"
DOCUMENT: Final = "#2F5688"
FOOTER_RULE: Final = "#A9BBD3"

EDGE_INK: Final[dict[EdgeKind, str]] = {"sequence": "#3A475A", "rework": "#B4532A", "timeout": "#C0392B"}
LABEL_INK: Final[dict[EdgeKind, str]] = {"sequence": "#22344F", "rework": "#A4471F", "timeout": "#B23325"}

LINE: Final = 1.2
CORNER: Final = 3.5
HOP: Final = 3.2
ARROW_LENGTH: Final = 7.5
ARROW_HALF: Final = 3.2

SAME_BORDER: Final = "#6B7684"
SAME_INK: Final = "#5A6678"
SAME_TEXT: Final = "#3A4350"
SAME_HEADER: Final = "#5A6678"
SAME_PHASE: Final = "#E6E8EC"
ADDED: Final = "#1B7A34"
ADDED_GROUND: Final = "#EAF6EC"
REMOVED: Final = "#9B2C2C"
REMOVED_GROUND: Final = "#F6F5F4"
REMOVED_INK: Final = "#666666"
CHANGED: Final = "#8F5400"
CHANGED_GROUND: Final = "#FFF4DC"
MOVED: Final = "#1A5FB4"
MOVED_GROUND: Final = "#E8F1FC"
