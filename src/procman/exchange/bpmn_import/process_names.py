"""What a process is called: by itself, by its pool, by whoever calls it, by its file."""

from __future__ import annotations

import re
from typing import Final

from procman.exchange.bpmn_import.view import BpmnFile, BpmnProcess
from procman.exchange.bpmn_import.wording import short

_NO_NAME: Final = re.compile(
    r"(?i)(process|proc|pool|participant|bpmn|workflow|diagram|流程|新流程|未命名)?"
    r"[ _-]?(\d+|process|diagram|_?[0-9a-f-]{8,})?"
)


def process_names(file: BpmnFile, processes: list[BpmnProcess], stem: str) -> dict[str, str]:
    """Names by key; two processes never get the same one."""
    names: dict[str, str] = {}
    for process in processes:
        wanted = _name(file, process) or _own_words(stem) or stem
        candidate, number = wanted, 2
        while candidate in names.values():
            candidate, number = f"{wanted} {number}", number + 1
        names[process.key] = candidate
    return names


def _name(file: BpmnFile, process: BpmnProcess) -> str:
    callers = [
        node.name
        for other in file.processes
        for node in other.scope.all_nodes()
        if node.called and node.called == process.key and node.name
    ]
    pool = process.pool.name if process.pool is not None else ""
    alone = file.name if len(file.processes) == 1 else ""
    for candidate in (process.name, pool, *callers[:1], alone):
        if candidate != process.key and _own_words(candidate):
            return short(candidate)
    return short(process.name or pool)


def _own_words(name: str) -> str:
    """The name, unless a tool made it up."""
    return "" if _NO_NAME.fullmatch(name.strip()) else name
