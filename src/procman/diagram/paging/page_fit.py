"""The search for the sizes and the sheet with which a flowchart is read best on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from procman.diagram.box import Box
from procman.diagram.content import diagram_of
from procman.diagram.diagram_input import DiagramInput
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.headers import Headers
from procman.diagram.paging.cuts import Axis
from procman.diagram.paging.page_plan import Cuttable, Plan, Planner, drawing_room
from procman.diagram.paging.pages import cut
from procman.diagram.paging.paper import PaperName, Sheet
from procman.diagram.paging.profile_paper import PAPER
from procman.diagram.paging.sheet_frame import Frame
from procman.diagram.paging.sheets import SheetDrawing, SheetMaker
from procman.diagram.placing import boxes_of, breaker_of, place
from procman.diagram.profile import Profile
from procman.diagram.routing import Routing, route
from procman.diagram.text import LineBreaker
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

_WIDER: Final = 0.6
_MOST_ROW_GAP: Final = 2.2
_MOST_LANE: Final = 2.2
_SHARES: Final = (0.92, 0.5)
_SAME_TEXT: Final = 0.98
_ATTEMPTS: Final = 8


@dataclass(frozen=True, slots=True)
class PagedDrawing:
    """A flowchart on paper.

    Attributes:
        drawing: The whole drawing with its pages and connectors.
        sheets: What stands on every page.
        scale: pt per unit of the drawing.
    """

    drawing: Drawing
    sheets: tuple[SheetDrawing, ...]
    sheet: Sheet
    scale: float


def draw_pages(
    process: Process,
    definitions: Definitions,
    paper: PaperName,
    direction: Direction = "vertical",
    language: str = "zh-CN",
) -> PagedDrawing:
    """Lay out the flowchart of a process on sheets of paper; see ``layout.draw``."""
    return layout_pages(diagram_of(process, definitions, language), paper, direction)


def layout_pages(
    diagram: DiagramInput,
    paper: PaperName,
    direction: Direction = "vertical",
    routing: Routing | None = None,
    breaker: LineBreaker | None = None,
) -> PagedDrawing:
    """Lay out any diagram on sheets of paper.

    Routes are sought once. Several widths of boxes on standing and lying sheets are compared by the number of pages,
    the size of the texts and the edges that are cut; no text is smaller than 7.5 pt. Then the gaps grow until the
    pages are full.

    Args:
        diagram: What is drawn.
        paper: Size of the sheets.
        direction: Direction of the lanes.
        routing: The diagram's routing, if the caller has it already.
        breaker: The diagram's line breaker likewise.
    """
    return _Search(diagram, paper, direction, routing or route(diagram), breaker or breaker_of(diagram)).run()


class _Search:
    def __init__(
        self, diagram: DiagramInput, paper: PaperName, direction: Direction, routing: Routing, breaker: LineBreaker
    ) -> None:
        self._diagram, self._paper, self._direction = diagram, paper, direction
        self._breaker, self._routing = breaker, routing
        self._boxes: dict[Profile, list[Box]] = {}
        self._rooms: dict[Sheet, tuple[float, float]] = {}

    def run(self) -> PagedDrawing:
        _, cuttable, plan = min(self._candidates(), key=lambda candidate: candidate[0])
        return self._filled(cuttable, plan)

    def _candidates(self) -> list[tuple[float, Cuttable, Plan]]:
        """From narrow boxes to wide ones, as long as all lanes go on one sheet; if they never do, all of them."""
        candidates: list[tuple[float, Cuttable, Plan]] = []
        fitted = False
        for wider, profile in enumerate(PAPER):
            cuttable = self._place(profile)
            plans = [Planner(cuttable, Sheet(self._paper, lies), cuttable.frame).best() for lies in (False, True)]
            parted = all(plan.cuts[cuttable.across] for plan in plans)
            if fitted and parted:
                break
            fitted = fitted or not parted
            candidates += [(plan.score - _WIDER * wider, cuttable, plan) for plan in plans]
        return candidates

    def _place(self, profile: Profile, row_gap: float = 0.0, lane_sizes: Sequence[float] = ()) -> Cuttable:
        given = (self._diagram, self._routing, self._breaker, self._direction)
        if profile not in self._boxes:
            self._boxes[profile] = boxes_of(*given, profile)
        sizes = replace(profile, row_gap=row_gap or profile.row_gap)
        drawing = place(*given, sizes, lane_sizes, self._boxes[profile])
        return Cuttable.of(drawing, profile, self._rooms)

    def _filled(self, cuttable: Cuttable, plan: Plan) -> PagedDrawing:
        """The sheets with gaps as wide as they can be without more pages or smaller texts."""
        for share in _SHARES:
            wider = self._stretched(cuttable, plan, share)
            found = Planner(wider, plan.sheet, wider.frame).best()
            if found.pages > plan.pages or found.scale < plan.scale * _SAME_TEXT:
                continue
            paged = self._finished(wider, found)
            if len(paged.sheets) <= plan.pages and paged.scale >= plan.scale * _SAME_TEXT:
                return paged
        return self._finished(cuttable, plan)

    def _stretched(self, cuttable: Cuttable, plan: Plan, share: float) -> Cuttable:
        """Placed again with wider lanes and wider gaps between rows."""
        planner = Planner(cuttable, plan.sheet, cuttable.frame)
        profile, across = cuttable.profile, cuttable.across
        along: Axis = 1 if across == 0 else 0
        extra = planner.unused(plan, along) * share / (len(self._routing.phase_of_rank) + 1)
        row_gap = min(profile.row_gap + extra, profile.row_gap * _MOST_ROW_GAP)
        lanes = cuttable.drawing.lanes
        sizes = [lane.width if across == 0 else lane.height for lane in lanes]
        wider = planner.unused(plan, across) / len(lanes) if not plan.cuts[across] else 0.0
        return self._place(profile, row_gap, [min(size + wider, size * _MOST_LANE) - 0.05 for size in sizes])

    def _finished(self, cuttable: Cuttable, plan: Plan) -> PagedDrawing:
        """The sheets; if repeated headers or connectors need more room than planned, they get it in a new plan."""
        profile = cuttable.profile
        headers = Headers(profile, self._breaker)
        frame = cuttable.frame
        for _ in range(_ATTEMPTS):
            pages = cut(cuttable.drawing, *plan.cuts)
            target = drawing_room(cuttable.drawing, plan.sheet, len(pages.tiles))
            in_units = (target[0] / plan.scale, target[1] / plan.scale)
            maker = SheetMaker(pages, headers, frame, profile.small_size, in_units)
            sheets = maker.run()
            if maker.frame.rows == frame.rows and maker.frame.note <= frame.note and _fits(sheets, plan):
                return PagedDrawing(pages.drawing, tuple(sheets), plan.sheet, plan.scale)
            frame = _larger(frame, maker.frame)
            plan = Planner(cuttable, plan.sheet, frame).best()
        raise AssertionError(f"no room for the headers of {self._diagram.id} on {plan.sheet}")


def _fits(sheets: list[SheetDrawing], plan: Plan) -> bool:
    for sheet in sheets:
        width, height = drawing_room(sheet.drawing, plan.sheet, len(sheets))
        if sheet.drawing.width * plan.scale > width + 0.1 or sheet.drawing.height * plan.scale > height + 0.1:
            return False
    return True


def _larger(one: Frame, other: Frame) -> Frame:
    rows = (max(one.rows[0], other.rows[0]), max(one.rows[1], other.rows[1]))
    return Frame(max(one.left, other.left), max(one.top, other.top), rows, max(one.note, other.note))
