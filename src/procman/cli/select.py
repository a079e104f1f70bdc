"""The processes that a command line names."""

from __future__ import annotations

import dataclasses

from procman.errors import UsageError
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.validation import close_match


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
