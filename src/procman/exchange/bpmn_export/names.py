"""Ids of BPMN elements and texts fit for XML.

Ids of steps and ends are used as they are, the start is ``start``, and everything else has a prefix that begins with
a capital, which no id of a step does.
"""

from __future__ import annotations

import re
from typing import Final

from procman.model.plain import Plain

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_ID: Final = re.compile(r"[^A-Za-z0-9.-]")

CHECK: Final = "Check_"
"""Prefix of the task that carries the timer of a decision; a gateway can carry none."""

WITHDRAWAL: Final = "Withdrawal"
"""Id of the note that says that the process no longer holds."""


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def cleaned(data: dict[str, Plain]) -> dict[str, Plain]:
    """Plain data whose texts XML can hold."""
    return {clean(key): _cleaned(value) for key, value in data.items()}


def _cleaned(data: Plain) -> Plain:
    if isinstance(data, str):
        return clean(data)
    return cleaned(data) if isinstance(data, dict) else [_cleaned(entry) for entry in data]


def identifier(prefix: str, reference: str) -> str:
    """An id: ``Lane_hotline-agent``.

    References are any text, so characters that no XML id may have are written by their number.
    """
    return f"{prefix}_{_NOT_IN_ID.sub(lambda found: f'_x{ord(found[0]):X}_', reference)}"


def process_identifier(process_id: str) -> str:
    """The id of a process: ``Process_CS-02``."""
    return identifier("Process", process_id)


def flow_identifier(edge_id: str) -> str:
    """The id of a sequence flow."""
    return f"Flow_{edge_id}"


def timer_identifier(node_id: str) -> str:
    """The id of the timer on a step's border."""
    return f"Timer_{node_id.removeprefix(CHECK)}"


def document_identifier(prefix: str, node_id: str, reference: str) -> str:
    """The id of something about a document at a step: ``Data_register_ticket`` is its shape."""
    return identifier(f"{prefix}_{node_id}", reference)
