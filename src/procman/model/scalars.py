"""What a text of a definition means: the checks behind the scalar types of the format, without pydantic.

Both the models and their light twins call them. Their errors carry the key of a message, so that they can be told in
the user's language.
"""

from __future__ import annotations

import datetime
import re
import warnings
from typing import Any

from procman.model.duration import Duration
from procman.model.extension import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ITEM_ID_PATTERN = r"^([a-z][a-z0-9]*(-[a-z0-9]+)*|[A-Z]{1,4}-[0-9]{1,3})$"
PROCESS_ID_PATTERN = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$"
VERSION_PATTERN = r"^[0-9]+\.[0-9]+$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
HOURS_PATTERN = r"^([01][0-9]|2[0-4]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]$"
RESERVED_IDS = frozenset({"start", "else"})

_ID = re.compile(ID_PATTERN)
_ITEM_ID = re.compile(ITEM_ID_PATTERN)
_PROCESS_ID = re.compile(PROCESS_ID_PATTERN)
_VERSION = re.compile(VERSION_PATTERN)


def text(value: Any) -> Any:
    """A text that says something."""
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("empty-text", "empty text")
    return value


def boolean(value: Any) -> bool:
    """``true`` or ``false``, and no other word."""
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise PydanticCustomError("not-boolean", "not true or false: {value}", {"value": str(value)})


def whole_number(value: Any) -> int:
    """A number without sign, point or grouping."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    raise PydanticCustomError("not-whole-number", "not a whole number: {value}", {"value": str(value)})


def date(value: Any) -> datetime.date:
    """A day of the calendar, ``2026-01-31``."""
    if isinstance(value, datetime.date):
        return value
    try:
        if not isinstance(value, str) or not re.fullmatch(DATE_PATTERN, value):
            raise ValueError
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("not-date", "not a date: {value}", {"value": str(value)}) from None


def duration(value: Any) -> Duration:
    """A time limit, ``3wd``."""
    if isinstance(value, Duration):
        return value
    try:
        return Duration.parse(str(value))
    except ValueError:
        raise PydanticCustomError("not-duration", "not a duration: {value}", {"value": str(value)}) from None


def identifier(value: Any) -> Any:
    """A kebab-case id."""
    return value if not isinstance(value, str) or _ID.fullmatch(value) else _refuse("id", value)


def item_id(value: Any) -> Any:
    """A kebab-case id or a short code."""
    return value if not isinstance(value, str) or _ITEM_ID.fullmatch(value) else _refuse("item-id", value)


def process_id(value: Any) -> Any:
    """An upper-case process code."""
    return value if not isinstance(value, str) or _PROCESS_ID.fullmatch(value) else _refuse("process-id", value)


def version(value: Any) -> Any:
    """``major.minor``."""
    return value if not isinstance(value, str) or _VERSION.fullmatch(value) else _refuse("version", value)


def _refuse(kind: str, value: str) -> Any:
    raise PydanticCustomError(f"bad-{kind}", "not a {kind}: {value}", {"kind": kind, "value": value})


def hours(value: Any) -> Any:
    """A span of working time in a day."""
    if isinstance(value, str) and not re.fullmatch(HOURS_PATTERN, value):
        raise PydanticCustomError("bad-hours", "not working hours: {value}", {"value": value})
    return value


def regular_expression(value: Any) -> Any:
    """A pattern that Python's regular expressions understand."""
    try:
        with warnings.catch_warnings():  # of what a later Python may read otherwise
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(str(value))
    except re.error as error:
        raise PydanticCustomError("bad-pattern", "bad pattern: {reason}", {"reason": str(error)}) from None
    return value


def listed(value: Any) -> Any:
    """One text where a list is expected is a list of one: what a reader expects."""
    return [value] if isinstance(value, str) else value


def within(value: Any) -> Any:
    """A bare duration is the common case: ``time_limit: 15d``."""
    return {"within": value} if isinstance(value, str) else value


def ways(value: Any) -> Any:
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


def _way(value: Any, condition: str | None) -> Any:
    way = {"to": value} if isinstance(value, str) else value
    if condition is not None and isinstance(way, dict):
        return {**way, "condition": condition}
    return way


def rule_settings(value: Any) -> Any:
    """A bare severity is the common case: ``vague-words: off``."""
    if isinstance(value, str):
        return {"severity": value}
    if isinstance(value, dict) and "options" not in value:
        options = {name: option for name, option in value.items() if name != "severity"}
        return {**{name: value[name] for name in ("severity",) if name in value}, "options": options}
    return value
