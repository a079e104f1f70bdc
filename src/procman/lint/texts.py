"""All texts that people read in a definition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def texts_of(part: Any) -> Iterator[str]:
    """Every text in a model, ids of mappings left out."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts_of(value)
    elif isinstance(part, tuple | list):
        for value in part:
            yield from texts_of(value)
    elif hasattr(part, "__dict__"):  # a model or its light twin
        for value in vars(part).values():
            yield from texts_of(value)
