"""The manual itself: what ``manual.yaml`` settles. Everything has a working default."""

from __future__ import annotations

import re
import warnings
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from procman.model.base import PROCESS_ID_PATTERN, Date, Id, Model, Name, Text, Texts
from procman.model.organisation import DepartmentKind

Language = Literal["zh-CN", "en"]
Principle = Literal["compliance", "efficiency", "accuracy", "operability", "improvement"]
Severity = Literal["error", "warning", "info", "off"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _regular_expression(value: Any) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # "[[": what it means is going to change
            re.compile(str(value))
    except (re.error, FutureWarning) as error:
        raise PydanticCustomError("bad-pattern", "bad pattern: {reason}", {"reason": str(error)}) from None
    return value


def _hours(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(
        r"([01][0-9]|2[0-4]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]", value
    ):
        raise PydanticCustomError("bad-hours", "not working hours: {value}", {"value": value})
    return value


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

    hours: tuple[Annotated[Name, BeforeValidator(_hours)], ...] = ("09:00-12:00", "13:00-18:00")
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

    process: Annotated[Name, BeforeValidator(_regular_expression)] = PROCESS_ID_PATTERN
    document: Name = "{id}"
    form: Name = "{id}-F{nn}"


class Versioning(Model):
    """Which kinds of change make a major and which a minor version, and what counts as a release.

    Attributes:
        release_tags: Which tags of git are releases of the manual, as a shell pattern.
    """

    major: tuple[Name, ...] = ()
    minor: tuple[Name, ...] = ()
    release_tags: Name = "v[0-9]*"


class RuleSettings(Model):
    """What the manual settles for one rule.

    Attributes:
        severity: Another severity; None for the rule's own.
        options: The rule's options by name, still as text: the rule knows what they mean. In the file they stand
            beside ``severity``.
    """

    severity: Severity | None = None
    options: dict[str, Name | tuple[Name, ...]] = {}


def _rule_settings(value: Any) -> Any:
    """A bare severity is the common case: ``vague-words: off``."""
    if isinstance(value, str):
        return {"severity": value}
    if isinstance(value, dict) and "options" not in value:
        options = {name: option for name, option in value.items() if name != "severity"}
        return {**{name: value[name] for name in ("severity",) if name in value}, "options": options}
    return value


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
        Id, Annotated[RuleSettings, BeforeValidator(_rule_settings), WithJsonSchema(_RULE_SETTINGS_SCHEMA)]
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
