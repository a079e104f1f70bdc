"""A settled flow and its documents as the plain data of a definition."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from procman.exchange.bpmn_import.documents import Document, Documents
from procman.exchange.bpmn_import.flow import Arc, Flow, Place
from procman.exchange.bpmn_import.hand_overs import PROCESS_MARK
from procman.exchange.bpmn_import.identifiers import readable_id
from procman.exchange.bpmn_import.passes.scopes import START
from procman.exchange.bpmn_import.view import BpmnNode, BpmnProcess
from procman.exchange.bpmn_import.wording import short
from procman.model.plain import Plain

NEW_VERSION: Final = "0.1"
_ROUTING: Final = frozenset({"parallel", "join"})
_TRIGGER_KINDS: Final = {"timer": "time", "conditional": "condition"}
# Names of start events that say no more than that the process starts here.
_EMPTY_STARTS: Final = frozenset(
    {"start", "begin", "开始", "启动", "流程开始", "start event", "startevent", "inicio", "início"}
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the importer settles about a process before its flow is written.

    Attributes:
        called: Ids of processes by the keys that calls name.
        systems: Ids of the systems of the organisation.
        role_of: The id of a place's performer.
    """

    id: str
    name: str
    domain: str
    owner: str
    called: dict[str, str]
    systems: Collection[str]
    role_of: Callable[[Place], str]


class Writer:
    """Writes one definition."""

    def __init__(self, process: BpmnProcess, flow: Flow, documents: Documents, head: Head, order: list[str]) -> None:
        self._process, self._flow, self._documents, self._head = process, flow, documents, head
        self._order = order
        self.ids = self._node_ids()

    def data(self) -> dict[str, Plain]:
        """The definition; keys that have nothing to tell are left out."""
        head = self._head
        for arc in self._flow.outgoing(START):
            self._flow.ledger.carry(arc.entries, f"{head.id} steps")
        data: dict[str, Plain] = {
            "id": head.id,
            "name": head.name,
            "domain": head.domain,
            "owner": head.owner,
            "version": NEW_VERSION,
            "status": "draft",
            "purpose": "\n".join(self._process.documentation),
            "triggers": self._triggers(),
            **self._papers(),
            "steps": {self.ids[key]: self._step(index) for index, key in enumerate(self._order)},
            "ends": self._ends(),
            "exceptions": self._exceptions(),
        }
        return {key: value for key, value in data.items() if value}

    def _node_ids(self) -> dict[str, str]:
        taken: set[str] = set()
        ids: dict[str, str] = {}
        ends = [key for key, place in self._flow.places.items() if place.kind == "end"]
        for key in [*self._order, *ends]:
            place = self._flow.places[key]
            native = key if any(entry.id == key for entry in place.entries) else ""
            # Splits and joins are named after what they do; nobody calls them by their name.
            name = "" if place.kind in _ROUTING else place.name
            ids[key] = readable_id(native, name, place.kind, taken)
            taken.add(ids[key])
        return ids

    def _triggers(self) -> dict[str, Plain]:
        triggers: dict[str, Plain] = {}
        for node in self._process.scope.nodes.values():
            if node.tag != "startEvent" or node.event is None:
                continue
            name = short(node.name or node.event.subject or node.event.time)
            if not name or (node.event.kind == "none" and name.casefold() in _EMPTY_STARTS):
                self._flow.ledger.carry([node.entry], f"{self._head.id} steps")
                continue
            one = readable_id("" if node.key == "start" else node.key, name, "trigger", triggers)
            triggers[one] = self._trigger(node, name)
            self._flow.ledger.carry([node.entry], f"{self._head.id} triggers.{one}")
        return triggers

    def _trigger(self, node: BpmnNode, name: str) -> dict[str, Plain]:
        assert node.event is not None
        trigger: dict[str, Plain] = {"name": name, "kind": _TRIGGER_KINDS.get(node.event.kind, "message")}
        if node.event.kind == "timer" and node.event.time:
            trigger["every"] = short(node.event.time)
        if node.event.kind == "conditional" and node.event.subject:
            trigger["when"] = node.event.subject
        return trigger

    def _papers(self) -> dict[str, Plain]:
        inputs: dict[str, Plain] = {}
        outputs: dict[str, Plain] = {}
        records: dict[str, Plain] = {}
        for document in self._documents.all():
            section = "records"
            if document.suppliers:
                inputs[document.id] = {"name": document.name, "from": self._partners(document.suppliers)}
                section = "inputs"
            if document.takers:
                outputs[document.id] = {"name": document.name, "to": self._partners(document.takers)}
                section = "outputs"
            if section == "records":
                records[document.id] = {"name": document.name}
            self._flow.ledger.carry(document.entries, f"{self._head.id} {section}.{document.id}")
        return {"inputs": inputs, "outputs": outputs, "records": records}

    def _partners(self, partners: list[str]) -> list[Plain]:
        return [
            self._head.called[one.removeprefix(PROCESS_MARK)] if one.startswith(PROCESS_MARK) else one
            for one in partners
        ]

    def _step(self, index: int) -> dict[str, Plain]:
        key = self._order[index]
        place = self._flow.places[key]
        ledger, where = self._flow.ledger, f"{self._head.id} steps.{self.ids[key]}"
        ledger.carry(place.entries, where)
        if place.performer is not None:
            ledger.carry(place.performer.entries, f"organisation {self._head.role_of(place)}")
        routing = place.kind in _ROUTING
        if place.do or place.cautions:
            if routing:
                ledger.drop(place.described_by, "documentation")
            else:
                ledger.carry(place.described_by, where)
        step: dict[str, Plain] = {
            "kind": "" if place.kind == "task" else place.kind,
            "name": self._name(place, index),
            "role": self._head.role_of(place),
            "automatic": "true" if self._is_automatic(place) else "",
            "time_limit": place.time if place.kind in ("task", "wait", "call") else "",
            "inputs": self._papers_at(key, lambda document: document.readers),
            "outputs": self._papers_at(key, lambda document: document.makers),
            "do": [] if routing else list(place.do),
            "cautions": [] if routing else list(place.cautions),
            "process": self._head.called[place.process] if place.kind == "call" else "",
            **self._ways(key, place, index),
        }
        return {name: value for name, value in step.items() if value}

    def _is_automatic(self, place: Place) -> bool:
        """Only what a system performs is automatic; a service task in somebody's lane is that somebody's work."""
        if not place.automatic or place.kind != "task":
            return False
        if self._head.role_of(place) in self._head.systems:
            return True
        self._flow.ledger.change(place.entries, "automatic-by-role")
        return False

    def _name(self, place: Place, index: int) -> str:
        if place.kind in _ROUTING or place.name:
            return place.name
        if place.kind == "decision":
            return self._decision_name(place)
        if place.subject:
            return short(place.subject)
        number = sum(1 for key in self._order[: index + 1] if self._flow.places[key].kind == place.kind)
        self._flow.ledger.change(place.entries, "nameless")
        return self._flow.word(f"nameless-{place.kind}", number=str(number))

    def _decision_name(self, place: Place) -> str:
        if place.key in self._flow.once_parallel:
            return short(self._flow.word("was-parallel", names=self._flow.label(place.key)))
        sources = {arc.source for arc in self._flow.incoming(place.key)} & self._flow.places.keys()
        named = [self._flow.places[key] for key in sources]
        if len(named) == 1 and named[0].name and named[0].kind in ("task", "wait", "call"):
            return self._flow.word("decision-after", name=named[0].name)
        conditions = [arc.condition for arc in self._flow.outgoing(place.key)]
        return short(self._flow.word("decision-between", conditions="／".join(conditions)))

    def _papers_at(self, key: str, which: Callable[[Document], list[str]]) -> list[Plain]:
        return [document.id for document in self._documents.all() if key in which(document)]

    def _ways(self, key: str, place: Place, index: int) -> dict[str, Plain]:
        written: dict[str, Plain] = {}
        arcs = self._flow.outgoing(key, timeouts=True)
        timeouts = [arc for arc in arcs if arc.timeout]
        regular = [arc for arc in arcs if not arc.timeout]
        for arc in arcs:
            self._carry_arc(arc, key)
        if timeouts:
            written["on_timeout"] = {"to": self.ids[timeouts[0].target]}
        if place.kind == "decision":
            written["next"] = {arc.condition: self.ids[arc.target] for arc in regular}
        elif place.kind == "parallel":
            written["next"] = [self.ids[arc.target] for arc in regular]
        elif self._following(index) != regular[0].target:
            written["next"] = self.ids[regular[0].target]
        return written

    def _carry_arc(self, arc: Arc, key: str) -> None:
        part = "on_timeout" if arc.timeout else "next"
        self._flow.ledger.carry(arc.entries, f"{self._head.id} steps.{self.ids[key]}.{part}")

    def _following(self, index: int) -> str | None:
        if index + 1 < len(self._order):
            return self._order[index + 1]
        ends = [key for key, place in self._flow.places.items() if place.kind == "end"]
        return ends[0] if len(ends) == 1 else None

    def _ends(self) -> dict[str, Plain]:
        ends: dict[str, Plain] = {}
        for key, place in self._flow.places.items():
            if place.kind != "end":
                continue
            ends[self.ids[key]] = place.name or place.subject or self._flow.word("end")
            self._flow.ledger.carry(place.entries, f"{self._head.id} ends.{self.ids[key]}")
            self._flow.ledger.drop(place.described_by, "documentation")
        return ends

    def _exceptions(self) -> dict[str, Plain]:
        exceptions: dict[str, Plain] = {}
        for number, (when, deed, entries) in enumerate(self._flow.exceptions, start=1):
            exceptions[f"E-{number:02}"] = {"when": when, "do": deed}
            self._flow.ledger.carry(entries, f"{self._head.id} exceptions.E-{number:02}")
        return exceptions
