"""Event definitions: what an event waits for or sends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from procman.exchange.bpmn_import.namespaces import local_name
from procman.exchange.bpmn_import.view import EventKind, Part
from procman.exchange.bpmn_import.wording import one_line

_REFERENCES: Final = {
    "message": "messageRef",
    "signal": "signalRef",
    "error": "errorRef",
    "escalation": "escalationRef",
}
_SUFFIX: Final = "EventDefinition"
_TIMES: Final = ("timeDuration", "timeDate", "timeCycle")

Lookup = Callable[[str], Part | None]
"""Finds a message, signal or event definition of the file by a reference."""


def read_event(element: etree._Element, lookup: Lookup) -> EventKind:
    """What the event of an element is about; definitions that stand elsewhere are followed."""
    definitions = [child for child in element if local_name(child).endswith(_SUFFIX)]
    for child in element:
        if local_name(child) == "eventDefinitionRef" and (found := lookup(child.text or "")):
            definitions.append(found.element)
    if not definitions:
        return EventKind("none")
    if len(definitions) > 1:
        subjects = [read_definition(definition, lookup).subject for definition in definitions]
        return EventKind("multiple", "／".join(subject for subject in subjects if subject))
    return read_definition(definitions[0], lookup)


def read_definition(definition: etree._Element, lookup: Lookup) -> EventKind:
    """One event definition."""
    kind = local_name(definition)[: -len(_SUFFIX)]
    if kind == "timer":
        for child in definition:
            if local_name(child) in _TIMES:
                return EventKind(kind, time=one_line("".join(child.itertext())), time_tag=local_name(child))
        return EventKind(kind)
    if kind == "conditional":
        texts = [one_line("".join(child.itertext())) for child in definition if local_name(child) == "condition"]
        return EventKind(kind, next(iter(texts), ""))
    if kind == "link":
        return EventKind(kind, one_line(definition.get("name")))
    reference = definition.get(_REFERENCES[kind], "") if kind in _REFERENCES else ""
    found = lookup(reference) if reference else None
    return EventKind(kind, found.name if found else "", reference=found.key if found else reference)
