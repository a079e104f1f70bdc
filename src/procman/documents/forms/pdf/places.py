"""Where the blanks of a form stand on its pages."""

from __future__ import annotations

from dataclasses import dataclass

from procman.documents.view.form import FieldView


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a blank, or of one of its boxes; in points, from the page's upper left corner.

    Attributes:
        blank: Id of the blank.
        option: Which of its boxes, from 1; 0 for a blank without boxes.
        page: Number of the page, from 1.
    """

    blank: str
    option: int
    page: int
    x: float
    y: float
    width: float
    height: float

    def rectangle(self, page_height: float) -> tuple[float, float, float, float]:
        """Left, lower, right and upper edge as PDF counts: from the lower left corner."""
        lower = page_height - self.y - self.height
        edges = (self.x, lower, self.x + self.width, lower + self.height)
        return tuple(round(edge, 2) for edge in edges)  # type: ignore[return-value]


def count_of_boxes(field: FieldView) -> int:
    """How many boxes a blank has; 0 when people write into it."""
    if field.type in ("choice", "choices"):
        return len(field.options)
    return 1 if field.type == "tick" else 0
