"""What of a finished drawing goes on which sheet; figures as in ``diagram.geometry``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the drawing that goes on one sheet."""

    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Connector:
    """Where an edge leaves a page or comes from another one; ISO 5807 and GB/T 1526 draw a circle with a letter.

    Attributes:
        letter: The same at both ends of the gap, and at no other edge.
        page: Number of the page it stands on; ``other_page`` where the edge goes on.
        x: Where the edge meets the border of the page, in the drawing's figures.
        leaves: Whether the edge leaves the page here, or comes in.
    """

    letter: str
    edge: str
    page: int
    other_page: int
    x: float
    y: float
    leaves: bool
