"""What all definition models share, and the scalar types of the format.

Every value arrives as text (see ``source.reader``); the types here decide what a text means.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, StringConstraints, WithJsonSchema

from procman.model import scalars
from procman.model.duration import DURATION_PATTERN, Duration


class Model(BaseModel):
    """A part of a definition: unchangeable, and strict about keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


def _as_pattern(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


Text = Annotated[str, StringConstraints(strip_whitespace=True), BeforeValidator(scalars.text)]
"""Text of one or more paragraphs, CommonMark."""
Name = Text
"""A name: plain text without markup."""
UNTRANSLATED: Final = "untranslated"
"""Marks what reads the same in every language."""
Code = Annotated[Name, UNTRANSLATED]
"""A name for machines and registers: a number, a pattern, a folder."""
Language = Literal["zh-CN", "en"]
Id = Annotated[str, BeforeValidator(scalars.identifier), _as_pattern(scalars.ID_PATTERN)]
"""A kebab-case id: ``complaint-ticket``."""
ItemId = Annotated[str, BeforeValidator(scalars.item_id), _as_pattern(scalars.ITEM_ID_PATTERN)]
"""A kebab-case id or a short code: ``KC-01``, ``R-01``, ``E-01``."""
ProcessId = Annotated[str, BeforeValidator(scalars.process_id), _as_pattern(scalars.PROCESS_ID_PATTERN)]
"""An upper-case process code: ``CS-02``."""
Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""The id of something that is declared elsewhere; whether it exists is the linter's question."""
Version = Annotated[str, BeforeValidator(scalars.version), _as_pattern(scalars.VERSION_PATTERN)]
"""``major.minor``."""
Boolean = Annotated[bool, BeforeValidator(scalars.boolean), WithJsonSchema({"type": "boolean"})]
WholeNumber = Annotated[int, BeforeValidator(scalars.whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Date = Annotated[
    datetime.date,
    BeforeValidator(scalars.date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": scalars.DATE_PATTERN}),
]
Limit = Annotated[
    Duration,
    PlainValidator(scalars.duration),
    WithJsonSchema({"type": "string", "pattern": DURATION_PATTERN, "examples": ["15min", "3wd", "3个工作日"]}),
]
"""A duration as a field of a definition."""

_ONE_OR_SEVERAL = WithJsonSchema(
    {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string", "minLength": 1}}]}
)
Texts = Annotated[tuple[Text, ...], BeforeValidator(scalars.listed), _ONE_OR_SEVERAL]
References = Annotated[tuple[Reference, ...], BeforeValidator(scalars.listed), _ONE_OR_SEVERAL]
