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
    "events",
]

Event = Any
"""An event of ``ruamel.yaml.events``; the C and the Python parser share the classes."""


def c_parser_available() -> bool:
    """Whether the fast parser is there."""
    return CParser is not None


def events(content: bytes, *, pure: bool = False) -> Iterator[Event]:
    """Parse a document.

    Args:
        content: UTF-8 bytes.
        pure: Use the Python parser even where there is a C one.

    Raises:
        YAMLError: The text is not YAML.
    """
    if CParser is not None and not pure:
        get: Callable[[], Event] = CParser(content).get_event
    else:
        get = _python_parser(content).get_event
    while True:
        event = get()
        if event is None:
            return
        yield event


def _python_parser(content: bytes) -> Any:
    from ruamel.yaml import YAML

    loader = YAML(typ="safe", pure=True)
    _, parser = loader.get_constructor_parser(content)
    return parser
