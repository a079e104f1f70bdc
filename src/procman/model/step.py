"""A step of a process and where it leads."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from procman.model.base import Boolean, Model, Name, ProcessId, Reference, References, Texts, WholeNumber
from procman.model.duration import Limit

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


def _way(value: Any, condition: str | None) -> Any:
    way = {"to": value} if isinstance(value, str) else value
    if condition is not None and isinstance(way, dict):
        return {**way, "condition": condition}
    return way


def _ways(value: Any) -> Any:
    """Bring the spellings of ``next`` to one: an id, a list of ids, a mapping of conditions to ids."""
    if value is None:
        return ()
    if isinstance(value, str):
        return [_way(value, None)]
    if isinstance(value, list | tuple):
        return [_way(item, None) for item in value]
    if isinstance(value, dict) and "to" in value and set(value) <= {"to", "at_most"}:
        return [value]
    if isinstance(value, dict):
        return [_way(item, condition) for condition, item in value.items()]
    raise PydanticCustomError("bad-next", "next is an id, a list of ids or a mapping of conditions to ids")


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


class Step(Model):
    """One activity, decision or branching point.

    Attributes:
        role: The performer: a role, an outside party or, when automatic, a system.
        next: Ways out; empty means the following step in the file.
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
    process: ProcessId | None = None
    on_timeout: Timeout | None = None
    next: Annotated[tuple[Way, ...], BeforeValidator(_ways), WithJsonSchema(_NEXT_SCHEMA)] = ()

    @property
    def routing(self) -> bool:
        """Whether the step only splits or joins the flow and nobody works in it."""
        return self.kind in ("parallel", "join")
