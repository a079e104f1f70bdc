"""The rule ``unknown-process``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.names import hint
from procman.lint.partners import partners
from procman.lint.phrases import from_data
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import meant_fix
from procman.source.workspace import ORGANISATION


@rule(severity="error", set="correct", scope="workspace", collect=partners, fix="unsafe")
def unknown_process(context: WorkspaceContext) -> Iterator[Report]:
    """A partner is named that is neither a process nor an outside party.

    What it checks:
        `from` of inputs and `to` of outputs name a process of the manual or an outside party of `organisation.yaml`;
        a step of kind `call` names a process of the manual.

    Why:
        At every hand-over both sides must be known, or the work stays lying between them.

    Remedy:
        Correct the id, write the missing process, or declare the outside party.
    """
    if not context.processes_known:
        return
    processes = context.heads.keys() | context.unread
    parties = context.definitions.organisation.parties.keys() if context.readable(ORGANISATION) else None
    for process_id, found in context.collected.items():
        for element, kind, one, where in found:
            if one in processes or (kind == "partner" and (parties is None or one in parties)):
                continue
            known = processes if kind == "process" else processes | (parties or set())
            variant = "called" if kind == "process" else ""
            yield report(
                tuple(element),
                at="value",
                process=process_id,
                variant=variant,
                fix=meant_fix(tuple(element), one, known),
                id=one,
                place=from_data(where),
                hint=hint(one, known),
            )
