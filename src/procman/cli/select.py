"""The processes that a command line names, and the language in which documents show them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from procman.errors import UsageError
from procman.source.validation import close_match

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.model.definitions import Definitions
    from procman.model.process import Process
    from procman.source.workspace import Workspace


def document_definitions(session: Session, workspace: Workspace | None = None) -> Definitions:
    """What documents and drawings show: sound definitions, translated where the language that was asked for differs.

    Args:
        session: The run.
        workspace: The version to show; by default the work tree.

    Raises:
        UnsoundWorkspaceError: Some file could not be taken over.
    """
    from procman.model.translated import translated

    definitions = (workspace or session.workspace()).require_sound()
    return translated(definitions, session.language(definitions.manual))


def select(definitions: Definitions, process_ids: list[str]) -> list[Process]:
    """The named processes, or all when none is named, in the order of the manual.

    Raises:
        UsageError: A process is not there, or there are none at all.
    """
    if not definitions.processes:
        raise UsageError("no-processes")
    for process_id in process_ids:
        if process_id not in definitions.processes:
            meant = close_match(process_id.upper(), definitions.processes)
            if meant:
                raise UsageError("unknown-process-meant", id=process_id, suggestion=meant)
            raise UsageError("unknown-process", id=process_id)
    return [process for process in definitions.processes.values() if not process_ids or process.id in process_ids]


def choose(definitions: Definitions, process_ids: list[str]) -> Definitions:
    """The same definitions with the named processes only.

    Raises:
        UsageError: See ``select``.
    """
    chosen = {process.id: process for process in select(definitions, process_ids)}
    return dataclasses.replace(definitions, processes=chosen)
