"""What is wrong with a file before anything can be said about the process in it."""

from __future__ import annotations

from typing import Literal

from procman.errors import Location
from procman.records import field, record


@record(frozen=True, slots=True)
class Problem:
    """A file, or an element in it, that could not be taken over into the model.

    Attributes:
        kind: ``unreadable``: the bytes are no document; ``invalid``: an element is not what the format says.
        key: Message key in ``errors.yaml``; ``<key>.remedy`` says what to do.
        arguments: What fills the message's placeholders.
        element: Dotted path of the element, empty for the file.
        suggestion: A word that was probably meant.
        parts: Path of the element, as keys and indexes.
    """

    kind: Literal["unreadable", "invalid"]
    key: str
    location: Location
    arguments: dict[str, object] = field(default_factory=dict)
    element: str = ""
    suggestion: str | None = None
    parts: tuple[str | int, ...] = ()
