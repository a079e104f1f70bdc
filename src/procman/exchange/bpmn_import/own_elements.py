"""Elements of our own export that only show what the kept definition holds: documents, phases, instructions."""

from __future__ import annotations

from procman.exchange.bpmn_import.ledger import Ledger
from procman.exchange.bpmn_import.ours import extension_data
from procman.exchange.bpmn_import.view import BpmnFile, BpmnProcess

_GROUP_PREFIX = "Phase_"
_PHASES = "Category_phases"


def carry_own_elements(file: BpmnFile, process: BpmnProcess, ledger: Ledger, process_id: str) -> None:
    """Account for what the export has drawn beside the flow."""
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
        if entry.kind == "group" and entry.id.startswith(_GROUP_PREFIX):
            ledger.carry([entry], f"{process_id} phases")
