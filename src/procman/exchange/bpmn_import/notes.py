"""Text annotations: what is noted at a step becomes one of its cautions."""

from __future__ import annotations

from procman.exchange.bpmn_export.names import WITHDRAWAL
from procman.exchange.bpmn_import.documents import Documents
from procman.exchange.bpmn_import.flow import Flow
from procman.exchange.bpmn_import.view import BpmnProcess


def settle_notes(process: BpmnProcess, flow: Flow, documents: Documents) -> None:
    """Bring the notes of a process to the steps that they hang on; others stay behind and are told.

    That a version no longer holds is told by our own export, and stays for ``own_elements``.
    """
    sources = {one.key: one.source for node in process.scope.all_nodes() if node.inside for one in node.inside.flows}
    sources |= {one.key: one.source for one in process.scope.flows}
    for link in process.associations:
        note = process.notes.get(link.source) or process.notes.get(link.target)
        if note is None or not note.name:
            continue
        other = link.target if note.key == link.source else link.source
        places = documents.places_of(sources.get(other, other), back=True) or documents.places_of(other, back=False)
        for key in places[:1]:
            place = flow.places[key]
            if note.name not in place.cautions:
                place.cautions.append(note.name)
            place.described_by += [note.entry, link.entry]
            flow.ledger.change([note.entry], "note", name=flow.label(key))
    for note in process.notes.values():
        if note.entry.fate is None and note.key != WITHDRAWAL:
            flow.ledger.drop([note.entry], "note-alone")
