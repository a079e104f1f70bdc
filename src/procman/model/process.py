"""A process as its owner writes it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from procman.model import scalars
from procman.model.base import (
    Code,
    Date,
    Id,
    ItemId,
    Language,
    Limit,
    Model,
    Name,
    ProcessId,
    Reference,
    References,
    Text,
    Texts,
    Version,
)
from procman.model.control import Control, Frequency
from procman.model.duration import DURATION_PATTERN
from procman.model.form import Form
from procman.model.step import Step
from procman.model.translation import TextsOf

Status = Literal["draft", "review", "effective", "retired"]
TriggerKind = Literal["message", "time", "condition"]


class Scope(Model):
    """What the process applies to and what it leaves out."""

    applies_to: Text
    excludes: Text | None = None


class ApqcClassification(Model):
    """A place in APQC's process classification framework; the PCF id is stable across releases."""

    pcf_id: Code
    version: Code
    name: Name | None = None


class EtomClassification(Model):
    """A place in TM Forum's eTOM; ids change between releases, so the release belongs to the id."""

    id: Code
    name: Name
    release: Code


class Classification(Model):
    """Where the process stands in public frameworks."""

    apqc: ApqcClassification | None = None
    etom: EtomClassification | None = None


class ProcessTimeLimit(Model):
    """The limit of the whole process.

    Attributes:
        within: How long a case may take.
        starts: The step with which the clock starts; absent means the first.
        pauses: Situations in which the clock stands still. The name or id of a step takes the time of that step out.
    """

    within: Limit
    starts: Reference | None = None
    pauses: Texts = ()


def _or_bare(schema: dict[str, Any]) -> None:
    """Tell editors, too, that a bare duration is allowed."""
    schema["anyOf"].append({"type": "string", "pattern": DURATION_PATTERN})


class Trigger(Model):
    """What starts the process.

    Attributes:
        every: When, for a trigger of kind ``time``: 每月1日.
        when: Under which condition, for a trigger of kind ``condition``.
    """

    name: Name
    kind: TriggerKind = "message"
    every: Name | None = None
    when: Text | None = None


class Record(Model):
    """A document that is born in the process and used inside it."""

    name: Name
    retention: Limit | None = None


class Input(Record):
    """What comes in, and from whom.

    Attributes:
        suppliers: Outside parties or process ids; ``from`` in the definition, a word that Python keeps for itself.
    """

    suppliers: References = Field(alias="from")


class Output(Record):
    """What goes out, and to whom.

    Attributes:
        takers: Outside parties or process ids; ``to`` in the definition.
    """

    takers: References = Field(alias="to")


class BusinessRule(Model):
    """A rule that people keep while they work."""

    text: Text
    step: Reference | None = None
    source: Text | None = None


class Metric(Model):
    """An indicator of how well the process runs."""

    name: Name
    formula: Text | None = None
    target: Name | None = None
    frequency: Frequency | None = None
    owner: Reference | None = None
    source: Text | None = None


class ProcessException(Model):
    """A situation outside the regular flow, and what to do in it."""

    when: Text
    do: Text
    report_to: Reference | None = None


class ProcessContent(Model):
    """What a process says, in the manual's language.

    Attributes:
        owner: The role that answers for the process.
        phases: The main activities, in order; the second axis of the flowchart.
        lanes: Order of the flowchart's lanes; empty means the order of first appearance.
    """

    id: ProcessId
    name: Name
    domain: Reference
    owner: Reference
    version: Version
    status: Status = "draft"
    effective: Date | None = None
    review_every: Limit | None = None
    purpose: Text | None = None
    scope: Scope | None = None
    classification: Classification | None = None
    requirements: References = ()
    terms: References = ()
    time_limit: Annotated[ProcessTimeLimit | None, BeforeValidator(scalars.within)] = Field(
        None, json_schema_extra=_or_bare
    )
    triggers: dict[Id, Trigger] = {}
    inputs: dict[Id, Input] = {}
    outputs: dict[Id, Output] = {}
    records: dict[Id, Record] = {}
    lanes: References = ()
    phases: dict[Id, Name] = {}
    steps: dict[Id, Step] = {}
    ends: dict[Id, Name] = {}
    controls: dict[ItemId, Control] = {}
    rules: dict[ItemId, BusinessRule] = {}
    metrics: dict[ItemId, Metric] = {}
    forms: dict[ItemId, Form] = {}
    exceptions: dict[ItemId, ProcessException] = {}


class Process(ProcessContent):
    """One process; the order of every mapping is the order of reading."""

    translations: dict[Language, TextsOf[ProcessContent]] = {}
