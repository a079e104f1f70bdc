"""YAML events, from C where there is a C parser, else from Python; both give the same.

Only events are taken from ruamel: its constructors are six times slower than its own C events, and they decide what
a scalar means, which is the schema's business here (docs/adr/0003).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from procman.source.c_parser import c_parser

CParser = c_parser()

from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: E402 - otherwise all of ruamel comes with it
from ruamel.yaml.events import (  # noqa: E402
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from procman.source.flat_events import flatten_events  # noqa: E402

flatten_events()

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "MarkedYAMLError",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "YAMLError",
    "c_parser_available",
    "event_source",
    "events",
]

Event = Any
"""An event of ``ruamel.yaml.events``; the C and the Python parser share the classes."""


def c_parser_available() -> bool:
    """Whether the fast parser is there."""
    return CParser is not None


def event_source(content: bytes, *, pure: bool = False) -> Callable[[], Event | None]:
    """A function that gives the next event of a document, then None; it raises YAMLError where the text is not YAML.

    Args:
        content: UTF-8 bytes.
        pure: Use the Python parser even where there is a C one.
    """
    parser = _python_parser(content) if CParser is None or pure else CParser(content)
    source: Callable[[], Event | None] = parser.get_event
    return source


def events(content: bytes, *, pure: bool = False) -> Iterator[Event]:
    """All events of a document; see ``event_source``."""
    return iter(event_source(content, pure=pure), None)


def _python_parser(content: bytes) -> Any:
    from ruamel.yaml import YAML

    loader = YAML(typ="safe", pure=True)
    _, parser = loader.get_constructor_parser(content)
    return parser
