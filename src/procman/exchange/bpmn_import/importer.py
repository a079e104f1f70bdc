"""One BPMN file as process definitions, with the account of its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from procman.errors import Location, UnreadableError
from procman.exchange.bpmn_import.build import Builder
from procman.exchange.bpmn_import.definition import Head, Writer
from procman.exchange.bpmn_import.documents import Documents
from procman.exchange.bpmn_import.drawn_lanes import drawn_lanes
from procman.exchange.bpmn_import.flow import STEP_KINDS, Flow, Place
from procman.exchange.bpmn_import.hand_overs import HandOvers
from procman.exchange.bpmn_import.ledger import Ledger
from procman.exchange.bpmn_import.namespaces import local_name
from procman.exchange.bpmn_import.neighbours import lend_performers
from procman.exchange.bpmn_import.normalise import normalise, reading_order
from procman.exchange.bpmn_import.notes import settle_notes
from procman.exchange.bpmn_import.numbering import Numbers
from procman.exchange.bpmn_import.organisation import Directory
from procman.exchange.bpmn_import.ours import extension_data
from procman.exchange.bpmn_import.own_definition import restore
from procman.exchange.bpmn_import.own_elements import carry_own_elements
from procman.exchange.bpmn_import.performers import Performers
from procman.exchange.bpmn_import.process_names import process_names
from procman.exchange.bpmn_import.read_view import read_view
from procman.exchange.bpmn_import.view import BpmnFile, BpmnNode, BpmnProcess
from procman.model.extension import ValidationError
from procman.model.plain import Plain
from procman.model.scalars import ID_PATTERN
from procman.model.validators import make_process

if TYPE_CHECKING:
    from procman.model.process import Process

MAXIMUM_NODES: Final = 500


@dataclass
class Imported:
    """What became of one file.

    Attributes:
        processes: The definitions, in the order of the file.
        remarks: What was settled without an element that says so: the process's id, the key of
            ``import.remark-<key>`` and its arguments.
    """

    ledger: Ledger
    processes: list[Process] = field(default_factory=list)
    remarks: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


@dataclass(frozen=True)
class Settings:
    """What all files of a run have in common.

    Attributes:
        domain: Domain of processes that do not name one that the workspace has.
        domains: Domains of the workspace; empty when it declares none.
        owner: Role that answers for processes that name none; None for the placeholder.
        language: Language of words that are put in.
    """

    directory: Directory
    numbers: Numbers
    domain: str
    domains: frozenset[str]
    owner: str | None
    language: str


def import_tree(root: etree._Element, shown: str, stem: str, settings: Settings) -> Imported:
    """Import one file.

    Args:
        root: Its tree.
        shown: Its path for messages.
        stem: Its name without ending, for processes without any name.
        settings: The run's settings.

    Raises:
        UnreadableError: It holds no process, or one that is too large.
    """
    ledger = Ledger(root)
    return _FileImport(read_view(root, ledger), Imported(ledger), settings, shown).run(stem)


def own_ids(root: etree._Element) -> list[Plain]:
    """Ids of the processes that our export keeps in a file."""
    return [extension_data(element, "definition").get("id", "") for element in root if local_name(element) == "process"]


@dataclass
class _Draft:
    """A process on its way."""

    process: BpmnProcess
    flow: Flow
    nodes: dict[str, BpmnNode]
    own: dict[str, Plain]
    documents: Documents | None = None


class _FileImport:
    def __init__(self, file: BpmnFile, result: Imported, settings: Settings, shown: str) -> None:
        self._file, self._result, self._settings, self._shown = file, result, settings, shown
        self._ledger = result.ledger
        self._drafts: dict[str, _Draft] = {}
        self._ids: dict[str, str] = {}

    def run(self, stem: str) -> Imported:
        if not self._file.processes:
            raise UnreadableError("bpmn-no-process", Location(self._shown))
        for process in self._file.processes:
            self._draft(process)
        names = process_names(self._file, [draft.process for draft in self._drafts.values()], stem)
        for key, draft in self._drafts.items():
            self._ids[key] = self._settings.numbers.id_for(names[key], draft.own)
        for draft in self._drafts.values():
            self._settle_calls(draft)
        self._settle_documents()
        for key, draft in self._drafts.items():
            self._write(draft, self._ids[key], names[key])
        self._carry_event_subjects()
        self._ledger.close()
        return self._result

    def _draft(self, process: BpmnProcess) -> None:
        count = sum(1 for _ in process.scope.all_nodes())
        if count > MAXIMUM_NODES:
            place = Location(self._shown, process.entry.line)
            raise UnreadableError("bpmn-too-many-nodes", place, count=count, limit=MAXIMUM_NODES)
        performers = Performers(self._file, process, self._ledger, self._settings.language)
        builder = Builder(process, performers, self._ledger, self._settings.language)
        flow = normalise(builder)
        if not any(place.kind in STEP_KINDS for place in flow.places.values()):
            nodes = [node.entry for node in process.scope.all_nodes()]
            self._ledger.drop([process.entry, *nodes], "no-steps")
            return
        own = extension_data(process.element, "definition")
        self._drafts[process.key] = _Draft(process, flow, builder.nodes, own)

    def _settle_calls(self, draft: _Draft) -> None:
        """Make steps of calls of what is not here; a call of our own definition stays, for the linter to tell."""
        for key, place in draft.flow.places.items():
            if place.kind != "call" or place.process in self._ids:
                continue
            kept = extension_data(draft.nodes[key].element, "step") if key in draft.nodes else {}
            if kept.get("process") == self._settings.numbers.named(place.process):
                continue
            if self._settings.numbers.known(place.process) is None:
                place.kind = "task"
                shared = self._file.shared.get(place.process)
                if shared is not None:
                    self._ledger.change([*place.entries, shared.entry], "call-of-task", name=shared.name)
                else:
                    self._ledger.change(place.entries, "call-unknown", called=place.process)

    def _settle_documents(self) -> None:
        taken: set[str] = set()
        documents: dict[str, Documents] = {}
        for key, draft in self._drafts.items():
            documents[key] = draft.documents = Documents(self._file, draft.process, draft.flow, taken)
            if lend_performers(draft.flow):
                draft.flow.remark("no-performer")
        hand_overs = HandOvers(self._file, documents, self._settings.directory, self._ledger, taken)
        for link in self._file.message_flows:
            if not self._drafts:
                self._ledger.drop([link.entry], "dangling")
                continue
            hand_overs.settle(link, next(iter(self._drafts.values())).flow)
        for draft in self._drafts.values():
            assert draft.documents is not None
            settle_notes(draft.process, draft.flow, draft.documents)
            if draft.own:
                continue  # the kept definition tells who supplies and who makes what
            unnamed = draft.documents.without_partner()
            draft.documents.close(self._settings.directory.unknown_party() if unnamed else "")

    def _write(self, draft: _Draft, process_id: str, name: str) -> None:
        assert draft.documents is not None
        settings, flow = self._settings, draft.flow
        owner = self._owner(draft)
        called = {**self._ids}
        for place in flow.places.values():
            if place.kind == "call" and place.process not in called:
                called[place.process] = settings.numbers.known(place.process) or ""

        def role_of(place: Place) -> str:
            if place.performer is not None:
                return settings.directory.performer(place.performer)
            return "" if place.kind in ("parallel", "join", "wait", "call") else owner

        head = Head(process_id, name, self._domain(draft), owner, called, settings.directory.systems, role_of)
        order = [key for key, place in flow.places.items() if place.kind in STEP_KINDS and key in draft.nodes]
        if not draft.own or len(order) < len(reading_order(flow)):
            order = reading_order(flow)
        writer = Writer(draft.process, flow, draft.documents, head, order)
        data = writer.data()
        if not draft.own:
            data |= drawn_lanes(self._file.drawing, draft.process, flow, order, role_of)
        self._carry_process(draft, process_id)
        made = self._restored(draft, data, writer) if draft.own else None
        if made is None:
            made = make_process(data)
        settings.directory.ensure(made)
        self._result.processes.append(made)
        self._result.remarks += [(process_id, key, arguments) for key, arguments in flow.remarks]

    def _restored(self, draft: _Draft, data: dict[str, Plain], writer: Writer) -> Process | None:
        """The kept definition with what has changed in the diagram; None when somebody has spoilt it."""
        try:
            made = make_process(restore(data, draft.own, draft.flow, draft.nodes, writer.ids))
        except ValidationError:
            draft.flow.remark("kept-broken")
            return None
        carry_own_elements(self._file, draft.process, self._ledger, str(data["id"]))
        return made

    def _domain(self, draft: _Draft) -> str:
        own = draft.own.get("domain")
        known = self._settings.domains
        # It becomes the name of a folder, so that it must be an id whatever the file says.
        fits = isinstance(own, str) and re.fullmatch(ID_PATTERN, own) is not None and (own in known or not known)
        return str(own) if fits else self._settings.domain

    def _owner(self, draft: _Draft) -> str:
        own = draft.own.get("owner")
        if isinstance(own, str) and own:
            return own
        if self._settings.owner is None:
            draft.flow.remark("owner", owner=draft.flow.word("owner"))
        return self._settings.owner or self._settings.directory.owner()

    def _carry_event_subjects(self) -> None:
        """Messages, signals and errors are carried with the events that name them."""
        for key, draft in self._drafts.items():
            for node in draft.nodes.values():
                shared = self._file.shared.get(node.event.reference) if node.event else None
                if shared is not None and node.entry.outcome.fate != "not-carried":
                    self._ledger.carry([shared.entry], self._ids[key])

    def _carry_process(self, draft: _Draft, process_id: str) -> None:
        process = draft.process
        entries = [process.entry] + ([process.pool.entry] if process.pool else [])
        self._ledger.carry(entries, process_id)
