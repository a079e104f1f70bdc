"""Light models: what pydantic's validator fills in place of a pydantic model, and the schemas that tell it so.

Importing pydantic and building our models takes longer than checking eighteen processes. The compiled validator needs
neither: only a schema and a class with these slots. ``model.twins`` holds both, written by ``model.twin_writer``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NoReturn

Kind = Literal["process", "manual", "organisation", "requirements", "glossary"]
"""A kind of definition file."""
Schema = dict[str, Any]
"""A schema of pydantic-core."""

_CLOSED = {"extra_fields_behavior": "forbid"}


class Light:
    """An unchangeable part of a definition, with the fields of the model that has the same name.

    Attributes:
        keys: Key in the definition by field, in the order of the model.
        defaults: What a field holds where the definition gives nothing; fields that must be given are absent. ``{}``
            may stand for a part of which nothing is given.
    """

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    keys: dict[str, str] = {}
    defaults: dict[str, Any] = {}

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    def model_copy(self, update: dict[str, Any]) -> Light:
        """The same part with other values of some fields, as of the model."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__, **update)
        return made

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __copy__(self) -> Light:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Light:
        return self

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({fields})"


def model(twin: type[Light], fields: dict[str, Schema]) -> Schema:
    """A mapping with known keys."""
    twin.keys = {name: field.get("validation_alias", name) for name, field in fields.items()}
    schemas = {name: field["schema"] for name, field in fields.items()}
    twin.defaults = {name: each.get("default", {}) for name, each in schemas.items() if each["type"] == "default"}
    inside = {"type": "model-fields", "fields": fields, "model_name": twin.__name__}
    return {"type": "model", "cls": twin, "schema": inside, "config": _CLOSED}


def root(twin: type[Light], schema: Schema) -> Schema:
    """A file that is one value, kept in the field ``root``."""
    twin.keys = {"root": "root"}
    return {"type": "model", "cls": twin, "schema": schema, "root_model": True}


def field(schema: Schema, key: str | None = None) -> Schema:
    """A field of a model, whose key in the definition may have another name."""
    made = {"type": "model-field", "schema": schema}
    return {**made, "validation_alias": key} if key else made


def optional(schema: Schema) -> Schema:
    """A field that need not be there."""
    return default(nullable(schema), None)


def nullable(schema: Schema) -> Schema:
    """A value or nothing."""
    return {"type": "nullable", "schema": schema}


def default(schema: Schema, value: object) -> Schema:
    """A field that has a value where the definition gives none."""
    made = {"type": "default", "schema": schema}
    return field({**made, "default_factory": dict} if value == {} else {**made, "default": value})


def part(schema: Schema) -> Schema:
    """A field that holds the defaults of its model where the definition gives none."""
    return field({"type": "default", "schema": schema, "default": {}, "validate_default": True})


def translations(texts: dict[str, Schema]) -> Schema:
    """The translated texts of a part: a mapping with known keys of which none is needed."""
    fields = {key: {"type": "typed-dict-field", "schema": schema, "required": False} for key, schema in texts.items()}
    return {"type": "typed-dict", "fields": fields, "extra_behavior": "forbid"}


def mapping(keys: Schema, values: Schema) -> Schema:
    """Parts by id."""
    return {"type": "dict", "keys_schema": keys, "values_schema": values}


def several(schema: Schema) -> Schema:
    """A list of any length."""
    return {"type": "tuple", "items_schema": [schema], "variadic_item_index": 0}


def one_of(*words: str) -> Schema:
    """One of some words."""
    return {"type": "literal", "expected": [*words]}


def before(function: Callable[[Any], Any], schema: Schema) -> Schema:
    """What a function makes of a value, then validated."""
    return {"type": "function-before", "function": {"type": "no-info", "function": function}, "schema": schema}


def only(function: Callable[[Any], Any]) -> Schema:
    """What a function makes of a value."""
    return {"type": "function-plain", "function": {"type": "no-info", "function": function}}
