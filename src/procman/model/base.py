"""What all definition models share, and the scalar types of the format.

Every value arrives as text (see ``source.reader``); the types here decide what a text means. Their errors
carry the key of a message, so that they can be told in the user's language.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ITEM_ID_PATTERN = r"^([a-z][a-z0-9]*(-[a-z0-9]+)*|[A-Z]{1,4}-[0-9]{1,3})$"
PROCESS_ID_PATTERN = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$"
VERSION_PATTERN = r"^[0-9]+\.[0-9]+$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
RESERVED_IDS = frozenset({"start", "else"})


class Model(BaseModel):
    """A part of a definition: unchangeable, and strict about keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


def _text(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("empty-text", "empty text")
    return value


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise PydanticCustomError("not-boolean", "not true or false: {value}", {"value": str(value)})


def _whole_number(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    raise PydanticCustomError("not-whole-number", "not a whole number: {value}", {"value": str(value)})


def _date(value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        if not isinstance(value, str) or not re.fullmatch(DATE_PATTERN, value):
            raise ValueError
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("not-date", "not a date: {value}", {"value": str(value)}) from None


def _pattern(kind: str, pattern: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not compiled.fullmatch(value):
            raise PydanticCustomError(f"bad-{kind}", "not a {kind}: {value}", {"kind": kind, "value": value})
        return value

    return BeforeValidator(check)


def _identifier(kind: str, pattern: str) -> tuple[BeforeValidator, WithJsonSchema]:
    return _pattern(kind, pattern), WithJsonSchema({"type": "string", "pattern": pattern})


_id = _identifier("id", ID_PATTERN)
_item_id = _identifier("item-id", ITEM_ID_PATTERN)
_process_id = _identifier("process-id", PROCESS_ID_PATTERN)
_version = _identifier("version", VERSION_PATTERN)

Text = Annotated[str, BeforeValidator(_text), StringConstraints(strip_whitespace=True)]
"""Text of one or more paragraphs, CommonMark."""
Name = Text
"""A name: plain text without markup."""
Id = Annotated[str, *_id]
"""A kebab-case id: ``complaint-ticket``."""
ItemId = Annotated[str, *_item_id]
"""A kebab-case id or a short code: ``KC-01``, ``R-01``, ``E-01``."""
ProcessId = Annotated[str, *_process_id]
"""An upper-case process code: ``CS-02``."""
Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""The id of something that is declared elsewhere; whether it exists is the linter's question."""
Version = Annotated[str, *_version]
"""``major.minor``."""
Boolean = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"type": "boolean"})]
WholeNumber = Annotated[int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Date = Annotated[
    datetime.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date", "pattern": DATE_PATTERN})
]


def _listed(value: Any) -> Any:
    """One text where a list is expected is a list of one: what a reader expects."""
    return [value] if isinstance(value, str) else value


_ONE_OR_SEVERAL = WithJsonSchema(
    {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string", "minLength": 1}}]}
)
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed), _ONE_OR_SEVERAL]
References = Annotated[tuple[Reference, ...], BeforeValidator(_listed), _ONE_OR_SEVERAL]
