"""Message flows as hand-overs: an output of one side, the input of the other, by the same id and name."""

from __future__ import annotations

from dataclasses import dataclass

from procman.exchange.bpmn_import.documents import Documents
from procman.exchange.bpmn_import.flow import Flow
from procman.exchange.bpmn_import.identifiers import readable_id
from procman.exchange.bpmn_import.ledger import Entry, Ledger
from procman.exchange.bpmn_import.organisation import Directory
from procman.exchange.bpmn_import.view import BpmnFile, BpmnNode, BpmnProcess, Link, Part
from procman.exchange.bpmn_import.wording import short

PROCESS_MARK = "process "
"""Stands before the key of a process among suppliers and takers until processes have their ids."""


@dataclass(eq=False, slots=True)
class Side:
    """One end of a message flow.

    Attributes:
        process: The imported process, None for an outsider.
        node: The node, None when the flow is drawn to the pool's border.
        pool: The pool of an outsider.
    """

    process: BpmnProcess | None = None
    node: BpmnNode | None = None
    pool: Part | None = None


class HandOvers:
    """Brings all message flows of a file into the documents of its processes."""

    def __init__(
        self, file: BpmnFile, documents: dict[str, Documents], directory: Directory, ledger: Ledger, taken: set[str]
    ) -> None:
        self._file, self._documents, self._directory, self._ledger = file, documents, directory, ledger
        self._taken = taken
        self._known: dict[tuple[str, str, str], str] = {}
        self._nodes = {node.key: (process, node) for process in file.processes for node in process.scope.all_nodes()}

    def settle(self, link: Link, flow: Flow) -> None:
        """Bring one message flow over.

        Args:
            link: The message flow.
            flow: Any flow of the file, for its words.
        """
        source, target = self._side(link.source), self._side(link.target)
        if source is None or target is None:
            self._ledger.drop([link.entry], "dangling")
            return
        if source.process is None and target.process is None:
            self._ledger.drop([link.entry], "between-outsiders")
            return
        if source.process is target.process:
            self._ledger.drop([link.entry], "message-inside")
            return
        message = self._file.shared.get(self._file.resolve(link.element.get("messageRef")))
        name = short(link.name or (message.name if message else "") or _name(source, target, flow))
        document_id = self._id(source, target, name)
        entries = [link.entry] + ([message.entry] if message else [])
        self._ledger.change([link.entry], "hand-over", name=name)
        self._out(source, target, name, document_id, entries)
        self._into(source, target, name, document_id, entries)

    def _side(self, key: str) -> Side | None:
        if key in self._nodes:
            process, node = self._nodes[key]
            return Side(process, node) if process.key in self._documents else None
        if key in self._file.pools:
            process_of_pool = self._file.pool_process.get(key)
            if process_of_pool is not None and process_of_pool.key in self._documents:
                return Side(process_of_pool)
            return Side(pool=self._file.pools[key])
        process_itself = next((one for one in self._file.processes if one.key == key), None)
        return Side(process_itself) if process_itself and process_itself.key in self._documents else None

    def _id(self, source: Side, target: Side, name: str) -> str:
        key = (_key(source), _key(target), "".join(name.casefold().split()))
        if key not in self._known:
            self._known[key] = readable_id("", name, "document", self._taken)
            self._taken.add(self._known[key])
        return self._known[key]

    def _partner(self, side: Side) -> str:
        if side.process is not None:
            return PROCESS_MARK + side.process.key
        assert side.pool is not None
        self._ledger.change([side.pool.entry], "outside-party", name=side.pool.name)
        name = side.pool.name or side.pool.entry.id
        return self._directory.party(short(name)) if name else self._directory.unknown_party()

    def _out(self, source: Side, target: Side, name: str, document_id: str, entries: list[Entry]) -> None:
        if source.process is None:
            return
        documents = self._documents[source.process.key]
        document = documents.hand_over(name, document_id, entries[0])
        document.entries += entries[1:]
        _add(document.takers, self._partner(target))
        places = documents.places_of(source.node.key, back=True) if source.node is not None else []
        document.makers += [place for place in places if place not in document.makers]

    def _into(self, source: Side, target: Side, name: str, document_id: str, entries: list[Entry]) -> None:
        if target.process is None:
            return
        documents = self._documents[target.process.key]
        document = documents.hand_over(name, document_id, entries[0])
        document.entries += entries[1:]
        _add(document.suppliers, self._partner(source))
        places = documents.places_of(target.node.key, back=False) if target.node is not None else []
        document.readers += [place for place in places if place not in document.readers]


def _add(known: list[str], one: str) -> None:
    if one not in known:
        known.append(one)


def _key(side: Side) -> str:
    part = side.process or side.pool
    return part.key if part else ""


def _name(source: Side, target: Side, flow: Flow) -> str:
    """What is handed over, when the flow does not say: the event that waits for it, else the sender's work."""
    for side in (target, source):
        if side.node is not None and side.node.event is not None and (side.node.name or side.node.event.subject):
            return side.node.name or side.node.event.subject
    if source.node is not None and source.node.name:
        return flow.word("result-of", name=source.node.name)
    if target.node is not None and target.node.name:
        return flow.word("input-of", name=target.node.name)
    return flow.word("message")
