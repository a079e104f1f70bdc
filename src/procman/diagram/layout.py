"""The layout of a swimlane flowchart, from a process or an abstract diagram to a drawing.

Two halves: ``routing`` decides on a grid without sizes, ``placing`` gives everything its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.diagram.content import diagram_of
from procman.diagram.diagram_input import DiagramInput
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.placing import breaker_of, place
from procman.diagram.profile import FLOWCHART, Profile
from procman.diagram.routing import route
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process


def draw(
    process: Process, definitions: Definitions, direction: Direction = "vertical", language: str = "zh-CN"
) -> Drawing:
    """Lay out the flowchart of a process.

    Args:
        process: The process.
        definitions: Where the names of roles, documents and called processes stand.
        direction: ``vertical``: lanes are columns and the flow runs down; ``horizontal``: lanes are rows.
        language: Language of the product's own words.

    Raises:
        UsageError: The process has no steps.
    """
    return layout(diagram_of(process, definitions, language), direction)


def layout(diagram: DiagramInput, direction: Direction = "vertical", profile: Profile = FLOWCHART) -> Drawing:
    """Lay out any diagram."""
    return place(diagram, route(diagram), breaker_of(diagram), direction, profile)
