"""How one drawing goes on sheets of one kind: at which scale, and cut where."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

from procman.diagram.geometry import Drawing
from procman.diagram.paging.cuts import Axis, Cut, CutFinder, Room, divide, fewest_pages
from procman.diagram.paging.page_title import title_height
from procman.diagram.paging.pages import middles, tile_of
from procman.diagram.paging.paper import LEAST_TEXT, PaperName, Sheet
from procman.diagram.paging.sheet_frame import Frame, columns_and_rows, frame_of
from procman.diagram.profile import Profile
from procman.diagram.title_picture import legend_rows

TITLE_GAP: Final = 6.0
LEGEND_SCALE: Final = 0.85
"""pt per unit of the legend, whose texts are 9.5 units high."""
LEGEND_MARK: Final = 9.0
"""Size of the texts in the legend's marks, in its units."""

_LARGEST_TEXT: Final[dict[PaperName, float]] = {"a4": 10.5, "a3": 12.0}
_ESTIMATED_PAGES: Final = 10
_PAGE: Final = 10.0
_TILED: Final = 40.0
_UNUSUAL: Final = 1.5
_GOOD_TEXT: Final = 9.5
_SMALL_TEXT: Final = 4.0
_CUTS: Final = 0.3
_STEPS: Final = 6


@dataclass(frozen=True, slots=True)
class Cuttable:
    """A drawing and where it can be cut, by axis."""

    drawing: Drawing
    profile: Profile
    frame: Frame
    finders: tuple[CutFinder, CutFinder]
    cuts: tuple[list[Cut], list[Cut]]
    rooms: dict[Sheet, tuple[float, float]]

    @classmethod
    def of(cls, drawing: Drawing, profile: Profile, rooms: dict[Sheet, tuple[float, float]]) -> Cuttable:
        """Find the cuts of a drawing; ``rooms`` keeps the room on sheets, which is the same for all its profiles."""
        frame = frame_of(drawing)
        columns, rows = columns_and_rows(drawing)
        finders = (
            CutFinder(drawing, 0, columns, frame.left, drawing.width),
            CutFinder(drawing, 1, rows, frame.top, drawing.height),
        )
        return cls(drawing, profile, frame, finders, (finders[0].cuts(), finders[1].cuts()), rooms)

    def room(self, sheet: Sheet) -> tuple[float, float]:
        """The room for the drawing on a sheet, in pt, for any number of pages to be expected."""
        if sheet not in self.rooms:
            self.rooms[sheet] = drawing_room(self.drawing, sheet)
        return self.rooms[sheet]

    @property
    def across(self) -> Axis:
        """The axis across the lanes."""
        return 0 if self.drawing.direction == "vertical" else 1

    def size(self, axis: Axis) -> float:
        """What has to go on pages, without headers."""
        return self.finders[axis].end - self.finders[axis].start

    def divided(self, axis: Axis, room: Room) -> tuple[float, list[float]]:
        """The best cuts across an axis; through shapes only where one is larger than the room."""
        finder = self.finders[axis]
        found = divide(self.cuts[axis], finder.start, finder.end, room)
        if found is None:
            found = divide(finder.cuts(last_resort=True), finder.start, finder.end, room)
        assert found is not None  # cuts of the last resort are nearer to each other than any page is large
        return found

    def fewest(self, axis: Axis, room: Room) -> int | None:
        """On how few pages an axis goes."""
        finder = self.finders[axis]
        return fewest_pages(self.cuts[axis], finder.start, finder.end, room)


class Plan(NamedTuple):
    """A scale in pt per unit, and cuts across both axes; the least ``score`` is read best.

    Attributes:
        pages: How many sheets there are; pieces of the drawing without any step have none.
    """

    score: float
    sheet: Sheet
    scale: float
    cuts: tuple[list[float], list[float]]
    pages: int


def drawing_room(drawing: Drawing, sheet: Sheet, pages: int = _ESTIMATED_PAGES) -> tuple[float, float]:
    """The room for the drawing on a sheet, in pt: title block and legend take theirs."""
    inside = sheet.inside
    legend = legend_height(drawing, inside.width)
    return inside.width, inside.height - title_height(drawing.title, inside.width, pages) - TITLE_GAP - legend


def paper_legend(drawing: Drawing, pages: int) -> tuple[tuple[str, str], ...]:
    """The legend, with the mark that several pages have."""
    title = drawing.title
    return (*title.legend, ("connector", title.connector)) if title.connector and pages > 1 else title.legend


def legend_height(drawing: Drawing, room: float) -> float:
    """Height of the legend in pt."""
    return legend_rows(paper_legend(drawing, _ESTIMATED_PAGES), room / LEGEND_SCALE, 0.0, LEGEND_MARK)[1] * LEGEND_SCALE


class Planner:
    """Plans for one drawing and one kind of sheet."""

    def __init__(self, cuttable: Cuttable, sheet: Sheet, frame: Frame) -> None:
        self._cuttable, self._sheet, self._frame = cuttable, sheet, frame
        self._room = cuttable.room(sheet)

    def room(self, axis: Axis, scale: float) -> Room:
        """The room for the drawing inside its headers, in units."""
        return Room(self._room[axis] / scale - self._frame.strip(axis), self._frame.gutter(axis))

    def unused(self, plan: Plan, axis: Axis) -> float:
        """How much of an axis's room a plan leaves empty, on all pages together."""
        room, pages = self.room(axis, plan.scale), len(plan.cuts[axis]) + 1
        total = sum(room.between(page == 0, page == pages - 1) for page in range(pages))
        return max(0.0, total - self._cuttable.size(axis))

    def best(self) -> Plan:
        """The plan with the least score."""
        return min((self.at(scale) for scale in self._scales()), key=lambda plan: plan.score)

    def _scales(self) -> list[float]:
        """The largest scale at which the lanes fit, and the largest one that saves pages."""
        profile, axis = self._cuttable.profile, self._cuttable.across
        along: Axis = 1 if axis == 0 else 0
        least = least_scale(profile)
        fitting = self._room[axis] / (self._cuttable.size(axis) + self._frame.strip(axis))
        largest = min(fitting, max(least, _LARGEST_TEXT[self._sheet.paper] / profile.text_size))
        if largest <= least:
            return [least]
        fewest = self._cuttable.fewest(along, self.room(along, least))
        if fewest == self._cuttable.fewest(along, self.room(along, largest)):
            return [largest]
        low, high = least, largest
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if self._cuttable.fewest(along, self.room(along, middle)) == fewest:
                low = middle
            else:
                high = middle
        return [math.floor(low * 10_000) / 10_000 if low > least else least, largest]

    def at(self, scale: float) -> Plan:
        """The plan at a scale."""
        cuttable, profile = self._cuttable, self._cuttable.profile
        across = cuttable.across
        first, second = (cuttable.divided(axis, self.room(axis, scale)) for axis in (0, 1))
        cuts = (first[1], second[1])
        pages = len({tile_of(place, cuts) for place in middles(cuttable.drawing)})
        plan = Plan(first[0] + second[0], self._sheet, scale, cuts, pages)
        text = profile.text_size * scale
        standing = not self._sheet.landscape
        score = _PAGE * (plan.pages - 1) + _CUTS * plan.score + _SMALL_TEXT * max(0.0, _GOOD_TEXT - text)
        score += _TILED * bool(plan.cuts[across]) + _UNUSUAL * (standing != (across == 0))
        return plan._replace(score=score)


def least_scale(profile: Profile) -> float:
    """The scale at which the smallest text has the least size."""
    return math.ceil(LEAST_TEXT / profile.least_text * 10_000) / 10_000
