"""Where elements are drawn: it tells what the model leaves open, such as the lane of a node."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from procman.exchange.bpmn_import.namespaces import local_name


@dataclass(frozen=True, slots=True)
class Bounds:
    """A drawn rectangle; y grows downward."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Its size."""
        return self.width * self.height

    def holds(self, other: Bounds) -> bool:
        """Whether the middle of another rectangle is in it."""
        x, y = other.x + other.width / 2, other.y + other.height / 2
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


def read_drawing(root: etree._Element) -> dict[str, Bounds]:
    """Bounds of every shape by the id of what it draws; shapes without numbers are left out."""
    found: dict[str, Bounds] = {}
    for shape in root.iter("{*}BPMNShape"):
        bounds = next((child for child in shape if local_name(child) == "Bounds"), None)
        numbers = [_number(bounds.get(name)) for name in ("x", "y", "width", "height")] if bounds is not None else []
        if not numbers or None in numbers:
            continue
        place = Bounds(*(number for number in numbers if number is not None))
        drawn = shape.get("bpmnElement", "")
        found[drawn] = found[drawn.rpartition(":")[2]] = place
    return found


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None
