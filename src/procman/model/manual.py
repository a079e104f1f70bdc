"""The manual itself: what ``manual.yaml`` settles. Everything has a working default."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, WithJsonSchema

from procman.model import scalars
from procman.model.base import Date, Id, Model, Name, Text, Texts
from procman.model.organisation import DepartmentKind

Language = Literal["zh-CN", "en"]
Principle = Literal["compliance", "efficiency", "accuracy", "operability", "improvement"]
Severity = Literal["error", "warning", "info", "off"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Domain(Model):
    """A domain of processes; the order in the file is the order in the manual."""

    name: Name
    code: Name | None = None
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
    document: Name = "{id}"
    form: Name = "{id}-F{nn}"


class Versioning(Model):
    """Which kinds of change make a major and which a minor version."""

    major: tuple[Name, ...] = ()
    minor: tuple[Name, ...] = ()


class RuleSettings(Model):
    """What the manual settles for one rule.

    Attributes:
        severity: Another severity; None for the rule's own.
        options: The rule's options by name, still as text: the rule knows what they mean. In the file they stand
            beside ``severity``.
    """

    severity: Severity | None = None
    options: dict[str, Texts] = {}


_RULE_SETTINGS_SCHEMA = {
    "anyOf": [
        {"enum": list(get_args(Severity))},
        {"type": "object", "properties": {"severity": {"enum": list(get_args(Severity))}}},
    ]
}


class LintSettings(Model):
    """Settings of the linter.

    Attributes:
        rules: Severity and options by rule: ``vague-words: off``, or ``{severity: info, most_steps: 60}``.
    """

    rules: dict[
        Id, Annotated[RuleSettings, BeforeValidator(scalars.rule_settings), WithJsonSchema(_RULE_SETTINGS_SCHEMA)]
    ] = {}


class Manual(Model):
    """The dictionary ``manual.yaml``."""

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
    output: Name = "build"
