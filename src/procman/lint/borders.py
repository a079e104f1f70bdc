"""What passes the borders of each process, for rules that compare both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from procman.lint.rule import Json

if TYPE_CHECKING:
    from procman.lint.context import Context
    from procman.model.process import Record

Border = Mapping[str, Any]
"""``inputs`` and ``outputs``, each by id: the name, the partners, and how long the document is kept or None."""


def borders(context: Context) -> Json:
    """Collect the inputs and outputs of a process as a ``Border``."""
    process = context.process
    return {
        "inputs": {one: [taken.name, list(taken.suppliers), _kept(taken)] for one, taken in process.inputs.items()},
        "outputs": {one: [given.name, list(given.takers), _kept(given)] for one, given in process.outputs.items()},
    }


def _kept(record: Record) -> str | None:
    return str(record.retention) if record.retention is not None else None
