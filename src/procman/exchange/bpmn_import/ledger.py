"""The account of a file: every element of it, and what has become of it.

Everything begins as not carried; whoever carries an element over says so here, exactly where it does. So nothing can
vanish without being told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from lxml import etree

from procman.exchange.bpmn_import.namespaces import local_name, namespace_of, vocabulary
from procman.exchange.bpmn_import.wording import one_line

Fate = Literal["carried", "changed", "not-carried", "drawing"]

# Elements that only say how others hang together, or hold a part of their text: they share its fate.
_PARTS: Final = frozenset(
    {
        "incoming",
        "outgoing",
        "flowNodeRef",
        "laneSet",
        "childLaneSet",
        "ioSpecification",
        "inputSet",
        "outputSet",
        "dataInput",
        "dataOutput",
        "sourceRef",
        "targetRef",
        "dataInputRefs",
        "dataOutputRefs",
        "text",
        "script",
        "extensionElements",
        "documentation",
        "ioBinding",
        "resourceRef",
        "resourceAssignmentExpression",
        "formalExpression",
        "timeDuration",
        "timeDate",
        "timeCycle",
        "condition",
        "messageEventDefinition",
        "timerEventDefinition",
        "signalEventDefinition",
        "errorEventDefinition",
        "escalationEventDefinition",
        "conditionalEventDefinition",
        "terminateEventDefinition",
        "cancelEventDefinition",
        "compensateEventDefinition",
        "linkEventDefinition",
        "participantMultiplicity",
        "source",
        "target",
        "eventDefinitionRef",
        "messageRef",
        "conditionExpression",
        "categoryValueRef",
        "supportedInterfaceRef",
        "inMessageRef",
        "outMessageRef",
        "partitionElement",
        "participantRef",
    }
)
# Why elements that nobody has carried stay behind.
_REASONS: Final = {
    "standardLoopCharacteristics": "loop",
    "multiInstanceLoopCharacteristics": "loop",
    "group": "group",
    "category": "group",
    "categoryValue": "group",
    "dataObject": "unused-data",
    "dataObjectReference": "unused-data",
    "dataStoreReference": "unused-data",
    "dataStore": "unused-data",
    "participant": "idle-pool",
    "lane": "idle-lane",
    "message": "unused-shared",
    "signal": "unused-shared",
    "error": "unused-shared",
    "escalation": "unused-shared",
    "resource": "unused-shared",
    "globalTask": "unused-shared",
    "association": "association",
    **dict.fromkeys(
        ("itemDefinition", "property", "import", "interface", "operation", "relationship", "endPoint", "extension"),
        "technical",
    ),
}
_FRAMES: Final = frozenset({"definitions", "collaboration"})


@dataclass(eq=False, slots=True)
class Entry:
    """One element of the file.

    Attributes:
        id: Its id; empty where the file gives none.
        kind: Its local name; with its prefix when it is a vendor's; ``@name`` for a vendor's attribute.
        name: Its name or text, on one line.
        line: Where it begins, from 1.
        part_of: The element whose fate it shares as long as nobody says otherwise.
        fate: What became of it.
        reason: Key of the sentence ``import.reason-<key>`` that tells why; empty when there is nothing to tell.
        arguments: What fills the sentence's placeholders.
        places: Where it is now: ``CS-02 steps.register``.
    """

    id: str
    kind: str
    name: str
    line: int
    part_of: Entry | None = None
    fate: Fate | None = None
    reason: str = ""
    arguments: dict[str, str] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> Entry:
        """The entry that tells what became of this one: itself, or what it is a part of."""
        entry = self
        while entry.fate is None and entry.part_of is not None:
            entry = entry.part_of
        return entry


class Ledger:
    """The account of one file."""

    def __init__(self, root: etree._Element) -> None:
        self._entries: dict[etree._Element, Entry] = {}
        self._attributes: list[Entry] = []
        self._namespace = namespace_of(root)
        self._open(root, None, "model")

    def __getitem__(self, element: etree._Element) -> Entry:
        return self._entries[element]

    def entries(self) -> Iterator[Entry]:
        """All entries in the order of the file; those of attributes last."""
        yield from self._entries.values()
        yield from self._attributes

    def carry(self, entries: Iterable[Entry], place: str) -> None:
        """Say where elements are now; a reason that was given stays."""
        for entry in entries:
            if entry.fate != "not-carried":
                entry.fate = entry.fate or "carried"
            if place and place not in entry.places:
                entry.places.append(place)

    def change(self, entries: Iterable[Entry], reason: str, **arguments: str) -> None:
        """Say that elements are carried over in another form; what was said before with more weight stays."""
        for entry in entries:
            if not entry.reason:
                entry.fate, entry.reason, entry.arguments = "changed", reason, arguments

    def retell(self, entries: Iterable[Entry], reason: str, **arguments: str) -> None:
        """Say that elements are carried over in another form than was said before."""
        for entry in entries:
            entry.fate, entry.reason, entry.arguments = "changed", reason, arguments

    def drop(self, entries: Iterable[Entry], reason: str, **arguments: str) -> None:
        """Say that elements are not carried over."""
        for entry in entries:
            if entry.fate != "not-carried" or not entry.reason:
                entry.fate, entry.reason, entry.arguments = "not-carried", reason, arguments

    def close(self) -> None:
        """Settle what nobody has spoken for."""
        for entry in self._entries.values():
            if entry.fate is None and entry.part_of is None:
                if entry.kind in _FRAMES:
                    entry.fate = "carried"
                else:
                    entry.fate, entry.reason = "not-carried", _REASONS.get(entry.kind, "no-place")

    def told(self) -> list[Entry]:
        """The entries that a report names: all but parts without an id of their own."""
        return [entry for entry in self.entries() if entry.fate is not None or entry.id]

    def _open(self, root: etree._Element, parent: Entry | None, kind: str) -> None:
        waiting = [(root, parent, kind)]
        while waiting:
            element, parent, inherited = waiting.pop()
            found = vocabulary(element, self._namespace)
            if inherited in ("drawing", "ours", "vendor") or local_name(element).startswith("BPMN"):
                found = inherited if inherited != "model" else "drawing"  # type: ignore[assignment]
            if found == "model" and parent is not None and parent.kind == "extensionElements":
                found = "vendor"
            entry = self._entry(element, parent, found)
            self._entries[element] = entry
            if found == "model":
                self._open_attributes(element, entry)
            waiting += [(child, entry, found) for child in reversed(element)]

    def _entry(self, element: etree._Element, parent: Entry | None, kind: str) -> Entry:
        name = local_name(element)
        text = element.get("name") or (element.text or "" if kind in ("model", "vendor") else "")
        shown = f"{element.prefix}:{name}" if kind == "vendor" and element.prefix else name
        entry = Entry(element.get("id", ""), shown, one_line(text), element.sourceline or 1)
        if kind == "drawing":
            entry.fate = "drawing"
        elif kind == "ours":
            entry.fate = "carried"
        elif kind == "vendor":
            entry.fate, entry.reason = "not-carried", "vendor"
        elif name in _PARTS:
            entry.part_of = parent
        return entry

    def _open_attributes(self, element: etree._Element, host: Entry) -> None:
        for attribute, value in element.attrib.items():
            name = etree.QName(attribute)
            if not name.namespace or name.namespace == self._namespace or "XMLSchema-instance" in name.namespace:
                continue
            prefix = next((key for key, uri in element.nsmap.items() if uri == name.namespace and key), "")
            kind = f"@{prefix}:{name.localname}" if prefix else f"@{name.localname}"
            text = one_line(value)
            self._attributes.append(Entry(host.id, kind, text, host.line, None, "not-carried", "vendor"))

    def attribute(self, host: Entry, ending: str) -> Entry | None:
        """The entry of a vendor's attribute of an element, by the end of its name."""
        matches = (entry for entry in self._attributes if entry.id == host.id and entry.line == host.line)
        return next((entry for entry in matches if entry.kind.endswith(ending)), None)
