"""A job: documents that are rendered together, and what they depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from procman.documents.publication import Document


@dataclass(frozen=True, slots=True)
class Job:
    """Documents that are rendered together.

    Attributes:
        name: What tells it from others, also in the next run: ``guides/CS-02.pdf``.
        key: Of everything that the result depends on.
        render: Makes the documents.
        weight: About how long that takes, in any unit.
    """

    name: str
    key: str
    render: Callable[[], Iterable[Document]]
    weight: float = 1.0
