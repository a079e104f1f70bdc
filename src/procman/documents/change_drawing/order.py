"""One order for what two versions have in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Element = TypeVar("Element")


def merged_order(old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
    """The new elements in their order, and each that is gone after the one that it came after."""
    result, kept = list(new), set(new)
    place = 0
    for element in old:
        if element in kept:
            place = result.index(element) + 1
        else:
            result.insert(place, element)
            place += 1
    return result
