"""A step of a process and where it leads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from procman.model import scalars
from procman.model.base import Boolean, Limit, Model, Name, ProcessId, Reference, References, Texts, WholeNumber
from procman.model.behaviour import StepBehaviour

StepKind = Literal["task", "decision", "parallel", "join", "wait", "call"]
Duty = Literal["request", "execute", "review", "approve", "record", "pay", "custody", "audit"]


class Way(Model):
    """A way out of a step.

    Attributes:
        to: Id of a step or an end.
        condition: When a case goes this way; only a decision's ways have one.
        at_most: How often one case may go this way; for ways that lead back.
    """

    to: Reference
    condition: Name | None = None
    at_most: WholeNumber | None = None


_TARGET_SCHEMA = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"to": {"type": "string"}, "at_most": {"type": "integer", "minimum": 1}},
            "required": ["to"],
            "additionalProperties": False,
        },
    ]
}
_NEXT_SCHEMA = {
    "description": "The following step: an id; a list of ids (parallel); a mapping of conditions to ids (decision).",
    "anyOf": [
        *_TARGET_SCHEMA["anyOf"],
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
        {"type": "object", "additionalProperties": _TARGET_SCHEMA, "minProperties": 1},
    ],
}


class Timeout(Model):
    """What happens when the limit of a step has passed.

    Attributes:
        to: Step or end that is started then; without it only the notice is given.
        notify: Roles that are told.
    """

    to: Reference | None = None
    notify: References = ()


class Step(StepBehaviour, Model):
    """One activity, decision or branching point.

    Attributes:
        role: The performer: a role, an outside party or, when automatic, a system.
        next: Ways out; empty means the following step in the file.
        mistakes: What goes wrong here, and how to avoid it.
        process: The process that a ``call`` runs.
    """

    phase: Reference | None = None
    name: Name | None = None
    kind: StepKind = "task"
    role: Reference | None = None
    duty: Duty | None = None
    automatic: Boolean = False
    time_limit: Limit | None = None
    inputs: References = ()
    outputs: References = ()
    forms: References = ()
    system: Reference | None = None
    accountable: Reference | None = None
    consulted: References = ()
    informed: References = ()
    do: Texts = ()
    cautions: Texts = ()
    mistakes: Texts = ()
    process: ProcessId | None = None
    on_timeout: Timeout | None = None
    next: Annotated[tuple[Way, ...], BeforeValidator(scalars.ways), WithJsonSchema(_NEXT_SCHEMA)] = ()
