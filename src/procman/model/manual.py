"""The manual itself: what ``manual.yaml`` settles. Everything has a working default."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema

from procman.model import scalars
from procman.model.base import (
    UNTRANSLATED,
    Boolean,
    Code,
    Date,
    Id,
    Language,
    Model,
    Name,
    References,
    Text,
    Texts,
)
from procman.model.organisation import DepartmentKind
from procman.model.step import Duty
from procman.model.translation import TextsOf

Principle = Literal["compliance", "efficiency", "accuracy", "operability", "improvement"]
Severity = Literal["error", "warning", "info", "off"]
Approvals = Literal["none", "trailer", "signed"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Domain(Model):
    """A domain of processes; the order in the file is the order in the manual."""

    name: Name
    code: Code | None = None
    summary: Text | None = None


class PrincipleText(Model):
    """A principle in the company's words."""

    name: Name
    text: Text


class General(Model):
    """The general chapter of the manual."""

    scope: Texts = ()
    duties: dict[DepartmentKind, Texts] = {}
    design: Texts = ()
    execution: Texts = ()
    documents: Texts = ()
    training: Texts = ()


class Calendar(Model):
    """The working calendar.

    Attributes:
        hours: Spans of working time in a day, ``08:30-12:00``.
        holidays: Country whose public holidays count, with make-up working days; ``none`` for no holidays.
        days_off: The company's own days off, with the reason.
        working_days: The company's own working days, with the reason.
    """

    hours: tuple[Annotated[Name, BeforeValidator(scalars.hours)], ...] = ("09:00-12:00", "13:00-18:00")
    weekend: tuple[Weekday, ...] = ("saturday", "sunday")
    holidays: Literal["china", "none"] = "china"
    days_off: dict[Date, Name] = {}
    working_days: dict[Date, Name] = {}


class Numbering(Model):
    """Patterns of numbers.

    Attributes:
        process: Regular expression that process ids match.
        document: Number of a process's document; ``{id}`` stands for the process id.
        form: Number of a form; ``{id}`` the process id, ``{nn}`` two digits.
    """

    process: Annotated[Name, BeforeValidator(scalars.regular_expression)] = scalars.PROCESS_ID_PATTERN
    document: Code = "{id}"
    form: Code = "{id}-F{nn}"


class Versioning(Model):
    """Which kinds of change make a major and which a minor version, and what counts as a release.

    Attributes:
        release_tags: Which tags of git are releases of the manual, as a shell pattern.
        approvals: What a release asks for: nothing; for every process that changed an ``Approved-by`` line of
            somebody who did not write the change; or a signed tag of such a person at the commit.
    """

    major: tuple[Name, ...] = ()
    minor: tuple[Name, ...] = ()
    release_tags: Code = "v[0-9]*"
    approvals: Approvals = "none"


class RuleSettings(Model):
    """What the manual settles for one rule.

    Attributes:
        severity: Another severity; None for the rule's own.
        options: The rule's options by name, still as text: the rule knows what they mean. In the file they stand
            beside ``severity``.
    """

    severity: Severity | None = None
    options: Annotated[dict[str, Texts], UNTRANSLATED] = {}


_RULE_SETTINGS_SCHEMA = {
    "anyOf": [
        {"enum": list(get_args(Severity))},
        {"type": "object", "properties": {"severity": {"enum": list(get_args(Severity))}}},
    ]
}


class DutyPair(Model):
    """Two duties, and what the company settles about them.

    Attributes:
        duties: The two; the same one twice means two steps of this duty.
        domains: Where it holds; empty means everywhere.
        reason: Why, for the findings.
    """

    duties: tuple[Duty, ...]
    domains: References = ()
    reason: Text | None = None


def _or_bare_pair(schema: dict[str, Any]) -> None:
    """Tell editors, too, that bare duties are allowed, and that there are two."""
    duties = {"items": {"enum": list(get_args(Duty))}, "minItems": 2, "maxItems": 2, "type": "array"}
    schema["items"] = {"anyOf": [schema["items"], duties]}


DutyPairs = Annotated[
    tuple[Annotated[DutyPair, BeforeValidator(scalars.duty_pair)], ...], Field(json_schema_extra=_or_bare_pair)
]


class Segregation(Model):
    """Which duties 不相容职务 nobody may hold together on one path of a process.

    Attributes:
        shipped_pairs: Whether the pairs that procman ships hold.
        kept_apart: Pairs that are kept apart besides.
        may_be_combined: Shipped pairs that one may hold.
    """

    shipped_pairs: Boolean = True
    kept_apart: DutyPairs = ()
    may_be_combined: DutyPairs = ()


class LintSettings(Model):
    """Settings of the linter.

    Attributes:
        rules: Severity and options by rule: ``vague-words: off``, or ``{severity: info, most_steps: 60}``.
    """

    rules: dict[
        Id, Annotated[RuleSettings, BeforeValidator(scalars.rule_settings), WithJsonSchema(_RULE_SETTINGS_SCHEMA)]
    ] = {}
    segregation: Segregation = Segregation()


class ManualContent(Model):
    """What ``manual.yaml`` settles, in the manual's language."""

    title: Name | None = None
    company: Name | None = None
    language: Language = "zh-CN"
    confidentiality: Name | None = None
    summary: Texts = ()
    numbering: Numbering = Numbering()
    domains: dict[Id, Domain] = {}
    principles: dict[Principle, PrincipleText] = {}
    general: General = General()
    calendar: Calendar = Calendar()
    versioning: Versioning = Versioning()
    lint: LintSettings = LintSettings()
    output: Code = "build"


class Manual(ManualContent):
    """The dictionary ``manual.yaml``."""

    translations: dict[Language, TextsOf[ManualContent]] = {}
