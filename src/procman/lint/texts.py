"""All texts that people read in a definition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel


def texts_of(part: Any) -> Iterator[str]:
    """Every text in a model, ids of mappings left out."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, BaseModel):
        for value in part.__dict__.values():
            yield from texts_of(value)
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts_of(value)
    elif isinstance(part, tuple | list):
        for value in part:
            yield from texts_of(value)
