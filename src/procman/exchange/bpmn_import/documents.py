"""Documents: data objects of one process, and what message flows hand over between processes and outsiders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from procman.exchange.bpmn_import.flow import STEP_KINDS, Flow
from procman.exchange.bpmn_import.identifiers import readable_id
from procman.exchange.bpmn_import.ledger import Entry
from procman.exchange.bpmn_import.passes.dominance import reach
from procman.exchange.bpmn_import.passes.scopes import START
from procman.exchange.bpmn_import.view import SUBPROCESS_TAGS, BpmnFile, BpmnFlow, BpmnProcess, Link, Part
from procman.exchange.bpmn_import.wording import short

_WORKED_IN = frozenset({"task", "decision", "wait", "call"})


@dataclass(eq=False, slots=True)
class Document:
    """A document.

    Attributes:
        suppliers: Who hands it in from outside: ids of parties, keys of processes with ``process:`` before.
        takers: To whom it goes.
        makers: Keys of the places that make it.
        readers: Keys of the places that take it.
        crosses: ``in`` or ``out`` when the model says that it crosses the border, but not from or to whom.
    """

    id: str
    name: str
    entries: list[Entry] = field(default_factory=list)
    suppliers: list[str] = field(default_factory=list)
    takers: list[str] = field(default_factory=list)
    makers: list[str] = field(default_factory=list)
    readers: list[str] = field(default_factory=list)
    crosses: str = ""


class Documents:
    """The documents of one process.

    Args:
        taken: Ids that documents of the file have already; shared by all its processes.
    """

    def __init__(self, file: BpmnFile, process: BpmnProcess, flow: Flow, taken: set[str]) -> None:
        self._file, self._process, self._flow = file, process, flow
        self._taken = taken
        self.by_name: dict[str, Document] = {}
        self._of_part: dict[str, Document] = {}
        for part in process.data.values():
            self._declare(part)
        for link in process.data_links:
            self._data_link(link)
        for link in process.associations:
            self._association(link)

    def all(self) -> list[Document]:
        """The documents in the order of the file."""
        return list(self.by_name.values())

    def hand_over(self, name: str, document_id: str, entry: Entry) -> Document:
        """A document that crosses the border of the process."""
        known = self.by_name.get(f"hand-over {document_id}")
        if known is None:
            known = self.by_name[f"hand-over {document_id}"] = Document(document_id, name)
        known.entries.append(entry)
        return known

    def without_supplier(self) -> list[Document]:
        """Documents that a step needs before any step can have made them, and that nobody hands in."""
        successors = self._flow.successors()
        behind = {maker: reach(successors, successors[maker]) for one in self.all() for maker in one.makers}
        return [
            document
            for document in self.all()
            if not document.suppliers
            and any(
                not any(reader in behind[maker] for maker in document.makers if maker != reader)
                for reader in document.readers
            )
        ]

    def without_partner(self) -> list[Document]:
        """Documents that cross the border of the process from or to somebody who is not named."""
        return [*self.without_supplier(), *(document for document in self.all() if document.crosses)]

    def close(self, unknown_party: str) -> None:
        """Declare as coming from outside what nobody in the model makes; outputs are made by some step."""
        for document in self.without_supplier():
            document.suppliers.append(unknown_party)
            self._flow.ledger.change(document.entries, "input-of-unknown", name=document.name)
        for document in self.all():
            partners = {"in": document.suppliers, "out": document.takers}.get(document.crosses)
            if partners is not None and not partners:
                partners.append(unknown_party)
            if document.takers and not document.makers and not document.suppliers:
                document.makers.append(self._last_step())

    def places_of(self, key: str, *, back: bool) -> list[str]:
        """The steps in which a node's documents are made (``back``) or taken."""
        place = self._flow.stands_for.get(key, key)
        if place not in self._flow.places:
            return []
        neighbours = self._flow.predecessors() if back else self._flow.successors()
        waiting = list(self._flow.behind.get(key, [place])) if back else [place]
        seen, found = set[str](), []
        while waiting:
            current = waiting.pop(0)
            if current in seen or current == START:
                continue
            seen.add(current)
            if self._flow.places[current].kind in _WORKED_IN:
                found.append(current)
            else:
                waiting += neighbours[current]
        return found

    def _last_step(self) -> str:
        return next(place.key for place in reversed(list(self._flow.places.values())) if place.kind in STEP_KINDS)

    def _declare(self, part: Part) -> None:
        shared = self._process.data.get(part.element.get("dataObjectRef", "")) or self._file.shared.get(
            part.element.get("dataStoreRef", "")
        )
        name = short(part.name or (shared.name if shared else ""))
        if not name:
            referring = [
                other.name
                for other in self._process.data.values()
                if other.element.get("dataObjectRef") == part.key and other.name
            ]
            name = short(referring[0]) if referring else ""
        if not name and part.tag in ("dataInput", "dataOutput"):
            return
        number = str(len(self.by_name) + 1)
        name = name or self._flow.word("document", number=number)
        key = "".join(name.casefold().split())
        document = self.by_name.get(key)
        if document is None:
            document = self.by_name[key] = Document(self._new_id(part, name), name)
        document.entries.append(part.entry)
        document.crosses = {"dataInput": "in", "dataOutput": "out"}.get(part.tag, document.crosses)
        if shared is not None and shared.tag == "dataStore":
            document.entries.append(shared.entry)
        self._of_part[part.key] = document
        if part.tag == "dataStoreReference":
            self._flow.ledger.change([part.entry], "data-store")

    def _new_id(self, part: Part, name: str) -> str:
        one = readable_id(part.entry.id, name, "document", self._taken)
        self._taken.add(one)
        return one

    def _data_link(self, link: Link) -> None:
        node = next((one for one in self._process.scope.all_nodes() if one.key == link.owner), None)
        makes = link.tag == "dataOutputAssociation"
        document = self._of_part.get(link.target if makes else link.source)
        if node is None or document is None:
            return
        self._attach(document, self._inner(node.key, makes), link.entry, makes=makes)

    def _inner(self, key: str, makes: bool) -> str:
        """Of a sub-process, the activity inside that takes or makes the document."""
        node = next((one for one in self._process.scope.all_nodes() if one.key == key), None)
        if node is None or node.tag not in SUBPROCESS_TAGS or node.inside is None or not node.inside.nodes:
            return key
        activities = [one.key for one in node.inside.nodes.values() if not one.tag.endswith("Event")] or [key]
        return self._inner(activities[-1] if makes else activities[0], makes)

    def _attach(self, document: Document, key: str, entry: Entry, *, makes: bool) -> None:
        found = self.places_of(key, back=makes)
        if not found:
            return
        known = document.makers if makes else document.readers
        known += [place for place in found if place not in known]
        document.entries.append(entry)

    def _association(self, link: Link) -> None:
        """Associations of data with activities or flows: the older way of drawing data flow."""
        source, target = self._of_part.get(link.source), self._of_part.get(link.target)
        document, other = (source, link.target) if source else (target, link.source)
        if document is None:
            return
        flows = {flow.key: flow for flow in self._all_flows()}
        if other in flows:
            self._attach(document, flows[other].source, link.entry, makes=True)
            self._attach(document, flows[other].target, link.entry, makes=False)
        elif other in self._flow.stands_for:
            directed = link.element.get("associationDirection", "None") != "None"
            makes = source is None and (directed or not document.makers)
            self._attach(document, self._inner(other, makes), link.entry, makes=makes)

    def _all_flows(self) -> Iterable[BpmnFlow]:
        yield from self._process.scope.flows
        for node in self._process.scope.all_nodes():
            if node.inside is not None:
                yield from node.inside.flows
