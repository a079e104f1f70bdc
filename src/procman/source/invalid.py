"""Pydantic's errors as problems with a place, a key and a remedy."""

from __future__ import annotations

import types
import typing
from typing import Any

from pydantic import BaseModel, RootModel
from pydantic_core import ErrorDetails, ValidationError
from typing_extensions import is_typeddict

from procman.source.positions import Positions
from procman.source.problem import Problem
from procman.source.validation import close_match

MESSAGE_OF = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "literal_error": "not-one-of",
    "string_type": "not-text",
    "string_too_short": "empty-text",
    "dict_type": "not-mapping",
    "model_type": "not-mapping",
    "model_attributes_type": "not-mapping",
    "list_type": "not-list",
    "tuple_type": "not-list",
}
_KEY_MARK = "[key]"


def problems_of(model: type[BaseModel], error: ValidationError, positions: Positions) -> list[Problem]:
    """Every problem of a file.

    Args:
        model: The model that the file could not be taken over into.
        error: What pydantic found.
        positions: Positions in the file.
    """
    return [_problem(model, detail, positions) for detail in error.errors(include_url=False)]


def _problem(model: type[BaseModel], detail: ErrorDetails, positions: Positions) -> Problem:
    element = tuple(part for part in detail["loc"] if part != _KEY_MARK)
    kind = str(detail["type"])
    key = MESSAGE_OF.get(kind, kind)
    if detail["input"] is None and key.startswith("not-"):
        key = "empty-value"
    name = str(element[-1]) if element else ""
    arguments: dict[str, object] = {"name": name, **detail.get("ctx", {})}
    if key in ("not-text", "not-mapping", "not-list"):
        arguments["found"] = _shape(detail["input"])
    suggestion = None
    if key == "unknown-key":
        suggestion = close_match(name, keys_at(model, element[:-1]))
    elif key == "not-one-of":
        words = _words(str(arguments["expected"]))
        arguments |= {"value": detail["input"], "expected": ", ".join(words)}
        suggestion = close_match(str(detail["input"]), words)
    on_key = key in ("unknown-key", "missing-key", "empty-value") or _KEY_MARK in detail["loc"]
    location = positions.key(element) if on_key else positions.value(element)
    return Problem("invalid", key, location, arguments, ".".join(map(str, element)), suggestion, element)


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "mapping"
    return "list" if isinstance(value, list | tuple) else "text"


def _words(expected: str) -> list[str]:
    """The words in pydantic's list of literals: ``'a', 'b' or 'c'``."""
    return expected.split("'")[1::2]


def keys_at(model: type[BaseModel], element: tuple[str | int, ...]) -> list[str]:
    """The keys that the format knows at a place, in its order."""
    annotation: Any = model
    for part in element:
        annotation = _inside(annotation, part)
    annotation = _plain(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [field.alias or name for name, field in annotation.model_fields.items()]
    return list(annotation.__annotations__) if is_typeddict(annotation) else []


def _inside(annotation: Any, part: str | int) -> Any:
    annotation = _plain(annotation)
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _inside(annotation.model_fields["root"].annotation, part)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {field.alias or name: field.annotation for name, field in annotation.model_fields.items()}
        return fields.get(str(part))
    if is_typeddict(annotation):
        return annotation.__annotations__.get(str(part))
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if typing.get_origin(annotation) is tuple else None


def _plain(annotation: Any) -> Any:
    """Strip ``Annotated`` and ``| None``."""
    while typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType):
        options = [option for option in typing.get_args(annotation) if option is not types.NoneType]
        annotation = options[0]
    return annotation
