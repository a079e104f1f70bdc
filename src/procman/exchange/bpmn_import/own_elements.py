"""Elements of our own export that only show what the kept definition holds: documents, phases, instructions."""

from __future__ import annotations

from lxml import etree

from procman.exchange.bpmn_export.names import WITHDRAWAL
from procman.exchange.bpmn_import.ledger import Ledger
from procman.exchange.bpmn_import.namespaces import local_name
from procman.exchange.bpmn_import.ours import extension_data, is_own
from procman.exchange.bpmn_import.view import BpmnFile, BpmnProcess

_GROUP_PREFIX = "Phase_"
# What the importer tells about other tools' files.
_OWN_FORMS = frozenset({"receive", "merge", "idle-gateway", "documentation"})
_PHASES = "Category_phases"


def carry_own_elements(file: BpmnFile, process: BpmnProcess, ledger: Ledger, process_id: str) -> None:
    """Account for what the export has drawn beside the flow."""
    for node in process.scope.all_nodes():
        if is_own(node.element):
            _carry_whole(node.element, ledger, process_id)
    for child in process.element:
        if local_name(child) == "documentation":
            ledger.carry([ledger[child]], process_id)
    own = {node.key for node in process.scope.all_nodes() if extension_data(node.element, "step")}
    links = [link for link in process.data_links if link.owner in own]
    shown = {link.source for link in links} | {link.target for link in links}
    for part in process.data.values():
        referring = [one.key for one in process.data.values() if one.element.get("dataObjectRef") == part.key]
        if part.key in shown or shown & set(referring):
            ledger.carry([part.entry], f"{process_id} records")
    ledger.carry((link.entry for link in links), f"{process_id} records")
    for part in file.shared.values():
        if part.key == _PHASES or part.key.startswith(f"Value_{_GROUP_PREFIX}"):
            ledger.carry([part.entry], f"{process_id} phases")
    for entry in ledger.entries():
        if entry.id == WITHDRAWAL:
            ledger.carry([entry], f"{process_id} status")
        if entry.kind == "group" and entry.id.startswith(_GROUP_PREFIX):
            ledger.carry([entry], f"{process_id} phases")


def _carry_whole(element: etree._Element, ledger: Ledger, process_id: str) -> None:
    """A node of the export and its instructions: what form it has in the drawing is procman's own choice."""
    for entry in [ledger[element], *(ledger[child] for child in element if local_name(child) == "documentation")]:
        if entry.reason in _OWN_FORMS:
            entry.fate, entry.reason, entry.arguments = "carried", "", {}
        ledger.carry([entry], process_id)
