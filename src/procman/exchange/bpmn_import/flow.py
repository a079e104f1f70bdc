"""The flow of one process while it is being brought into the form that definitions have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from procman.exchange.bpmn_import.ledger import Entry, Ledger
from procman.messages import text

PlaceKind = Literal[
    # what definitions have
    "end",
    "task",
    "decision",
    "parallel",
    "join",
    "wait",
    "call",
    # what the passes take away
    "start",
    "pass",
    "xor",
    "and",
    "or",
    "or-join",
    "event",
]
STEP_KINDS: Final = frozenset({"task", "decision", "parallel", "join", "wait", "call"})


@dataclass(eq=False, slots=True)
class Performer:
    """Who performs steps, as the model names them.

    Attributes:
        name: Name of the lane, pool or resource.
        id: Id of the role, party or system, when our extension tells it.
        department: Name of the lane around it.
        entries: The elements that say so.
    """

    name: str
    id: str = ""
    department: str = ""
    entries: list[Entry] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Place:
    """A node of the flow.

    Attributes:
        key: Unique in the flow; the node's id, with a suffix for nodes that were put in.
        name: Its name, empty when nobody gave one.
        entries: The elements that it stands for.
        event: What an event is about, for triggers and waits: ``message``, ``timer`` …
        time: A duration of the format, for waits and limits.
        process: Key of the process that a call runs.
        described_by: The elements that its ``do`` and ``cautions`` come from.
        scope: Key of the sub-process that it is in; empty for the process itself.
    """

    key: str
    kind: PlaceKind
    name: str = ""
    performer: Performer | None = None
    entries: list[Entry] = field(default_factory=list)
    automatic: bool = False
    event: str = "none"
    subject: str = ""
    time: str = ""
    process: str = ""
    do: list[str] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    described_by: list[Entry] = field(default_factory=list)
    scope: str = ""


@dataclass(eq=False, slots=True)
class Arc:
    """A way from one place to another.

    Attributes:
        condition: When a case goes it, empty when nobody says.
        default: Whether it is gone when no condition holds.
        timeout: Whether it begins when the limit of its source has passed.
        conditional: Whether the file has a condition expression for it.
    """

    source: str
    target: str
    condition: str = ""
    default: bool = False
    timeout: bool = False
    conditional: bool = False
    entries: list[Entry] = field(default_factory=list)


class Flow:
    """Places and arcs; both keep the order of the file.

    Attributes:
        exceptions: Situations outside the flow: when, what to do, and the elements that say so.
        stands_for: Key of the place that a node of the file has become, for data and notes that hang on it.
        once_parallel: Keys of decisions that were parallel splits.
        behind: Keys of the places before an end that has become part of another.
        remarks: What was put in without an element that says so: keys of ``import.remark-<key>`` and their arguments.
    """

    def __init__(self, ledger: Ledger, language: str) -> None:
        self.ledger = ledger
        self.language = language
        self.once_parallel: set[str] = set()
        self.behind: dict[str, list[str]] = {}
        self.remarks: list[tuple[str, dict[str, str]]] = []
        self.places: dict[str, Place] = {}
        self.arcs: list[Arc] = []
        self.exceptions: list[tuple[str, str, list[Entry]]] = []
        self.stands_for: dict[str, str] = {}

    def add(self, place: Place, *, before: str | None = None, after: str | None = None) -> Place:
        """Put a place in: at the end, or beside another."""
        assert place.key not in self.places, place.key
        if before is None and after is None:
            self.places[place.key] = place
            return place
        rebuilt: dict[str, Place] = {}
        for key, found in self.places.items():
            if key == before:
                rebuilt[place.key] = place
            rebuilt[key] = found
            if key == after:
                rebuilt[place.key] = place
        self.places = rebuilt
        return place

    def word(self, key: str, **arguments: str) -> str:
        """A text that is put into the definition, in the manual's language."""
        return text(self.language, f"import.word-{key}", **arguments)

    def remark(self, key: str, **arguments: str) -> None:
        """Tell something about the process as a whole, once."""
        if (key, arguments) not in self.remarks:
            self.remarks.append((key, arguments))

    def label(self, key: str) -> str:
        """The name by which people know a place."""
        place = self.places[key]
        return place.name or place.subject or self._branches(place) or self.word(f"kind-{place.kind}")

    def _branches(self, place: Place, depth: int = 2) -> str:
        """A split without a name is known by what it opens."""
        if not depth or place.kind not in ("decision", "parallel", "or", "xor", "and"):
            return ""
        targets = [self.places[arc.target] for arc in self.outgoing(place.key)]
        names = [target.name or self._branches(target, depth - 1) for target in targets]
        return "／".join(name for name in names if name)

    def fresh(self, key: str) -> str:
        """A key that no place has."""
        candidate, number = key, 2
        while candidate in self.places:
            candidate, number = f"{key}~{number}", number + 1
        return candidate

    def outgoing(self, key: str, *, timeouts: bool = False) -> list[Arc]:
        """Arcs that leave a place; those of time-outs only when asked for."""
        return [arc for arc in self.arcs if arc.source == key and (timeouts or not arc.timeout)]

    def incoming(self, key: str) -> list[Arc]:
        """Arcs that lead to a place, with those of time-outs."""
        return [arc for arc in self.arcs if arc.target == key]

    def successors(self) -> dict[str, list[str]]:
        """Targets by place, those of time-outs too."""
        found: dict[str, list[str]] = {key: [] for key in self.places}
        for arc in self.arcs:
            found[arc.source].append(arc.target)
        return found

    def predecessors(self) -> dict[str, list[str]]:
        """Sources by place."""
        found: dict[str, list[str]] = {key: [] for key in self.places}
        for arc in self.arcs:
            found[arc.target].append(arc.source)
        return found

    def connect(self, source: str, target: str, condition: str = "", entries: Iterable[Entry] = ()) -> Arc:
        """Add a way."""
        arc = Arc(source, target, condition, entries=list(entries))
        self.arcs.append(arc)
        return arc

    def remove(self, key: str) -> Place:
        """Take a place away, with every arc at it."""
        self.arcs = [arc for arc in self.arcs if key not in (arc.source, arc.target)]
        return self.places.pop(key)

    def fold(self, key: str) -> None:
        """Take a place away and lead every way into it on to where its ways out lead."""
        place = self.places[key]
        out = [arc for arc in self.outgoing(key) if arc.target != key]
        arcs: list[Arc] = []
        for arc in self.arcs:
            if arc.target == key and arc.source != key:
                arcs += [_through(arc, place, onward) for onward in out]
            elif key not in (arc.source, arc.target):
                arcs.append(arc)
        self.arcs = arcs
        del self.places[key]
        self.ledger.drop(place.described_by, "documentation")
        if out:
            self._move(key, out[0].target)

    def insert_after(self, key: str, place: Place) -> Place:
        """Put a place behind another: the other's ways out, but those of time-outs, begin at the new one."""
        self.add(place, after=key)
        for arc in self.outgoing(key):
            arc.source = place.key
        self.connect(key, place.key)
        return place

    def steps(self) -> Iterator[Place]:
        """The places that become steps."""
        return (place for place in self.places.values() if place.kind in STEP_KINDS)

    def stand_for(self, key: str, place: str) -> None:
        """Say which place a node of the file has become."""
        self.stands_for[key] = place
        self._move(key, place)

    def _move(self, old: str, new: str) -> None:
        for key, value in self.stands_for.items():
            if value == old:
                self.stands_for[key] = new


def _through(arc: Arc, place: Place, onward: Arc) -> Arc:
    return Arc(
        arc.source,
        onward.target,
        arc.condition or onward.condition,
        arc.default,
        arc.timeout,
        arc.conditional,
        [*arc.entries, *place.entries, *onward.entries],
    )
