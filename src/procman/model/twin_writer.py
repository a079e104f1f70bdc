"""Writes ``model/twins.py``: the light twins of the models, with the schemas that fill them.

``python -m procman.model.twin_writer`` after every change of a model. What a schema says is taken from pydantic; a kind
of schema or a detail of one that is not known here is an error, so that nothing is lost in silence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, RootModel, TypeAdapter
from pydantic_core import __version__

from procman.model import base, behaviour, scalars
from procman.model.light import Schema
from procman.model.roots import ROOTS

_SCALARS = (
    *("Text", "Id", "ItemId", "ProcessId", "Reference", "Version", "Boolean", "WholeNumber", "Date", "Limit"),
    *("Texts", "References"),
)
_HEADER = '''"""The light twins of the models; written by ``python -m procman.model.twin_writer``, never by hand."""

from __future__ import annotations

from procman.model import behaviour, scalars
from procman.model.light import (
    Light,
    Schema,
    before,
    default,
    field,
    mapping,
    model,
    nullable,
    one_of,
    only,
    optional,
    part,
    root,
    several,
    translations,
)

PYDANTIC_CORE = "VERSION"
"""The version whose schemas these are; another may read them otherwise."""
'''
# What a schema says about JSON Schema, serialization and construction in Python: nothing that validation reads.
_IDLE = {"metadata", "ref", "serialization", "serialization_alias", "json_schema_input_schema", "computed_fields"}
_CLOSED = {"extra_fields_behavior": "forbid"}
_CONFIG = {**_CLOSED, "validate_by_alias": True, "validate_by_name": False}


def twins_source(version: str = __version__) -> str:
    """The text of ``model/twins.py``, written for a version of pydantic-core."""
    writer = _Writer()
    kinds = ["SCHEMAS: dict[str, Schema] = {"]
    for kind, made in ROOTS.items():
        kinds.append(f'    "{kind}": {writer.expression(made.__pydantic_core_schema__)},')
    kinds += ["}", '"""The schema of every kind of file."""', ""]
    return "\n".join([_HEADER.rstrip().replace("VERSION", version), *writer.classes, "", "", *writer.constants, *kinds])


class _Writer:
    """Writes schemas as Python.

    Attributes:
        classes: Lines that define the twins, bases first.
        constants: Lines that define scalars and models, parts first.
    """

    def __init__(self) -> None:
        self.classes: list[str] = []
        self.constants: list[str] = []
        self._twins: set[type] = set()
        self._models: set[type] = set()
        self._known: dict[str, str] = {}
        self._by_reference: dict[str, Schema] = {}
        for name in _SCALARS:
            written = self.expression(TypeAdapter(getattr(base, name)).core_schema)
            self._known[written] = _constant(name)
            self.constants.append(f"{_constant(name)} = {written}")
        self.constants.append("")

    def expression(self, schema: Any) -> str:
        """A schema as an expression."""
        details = {key: value for key, value in schema.items() if key not in _IDLE}
        write = getattr(self, f"_{details.pop('type').replace('-', '_')}")
        written: str = write(**details)
        return self._known.get(written, written)

    def _definitions(self, schema: Schema, definitions: list[Schema]) -> str:
        self._by_reference |= {definition["ref"]: definition for definition in definitions}
        return self.expression(schema)

    def _definition_ref(self, schema_ref: str) -> str:
        """A model that stands in several places; none holds itself, so it is written where it is first met."""
        return self.expression(self._by_reference[schema_ref])

    def _model(self, cls: type[BaseModel], schema: Schema, root_model: bool, config: Schema, custom_init: bool) -> str:
        constant = _constant(cls.__name__)
        if cls in self._models:
            return constant
        self._models.add(cls)
        _refuse_unless(not custom_init, cls)
        self._class(cls)
        if root_model:
            self.constants.append(f"{constant} = root({cls.__name__}, {self.expression(schema)})")
            return constant
        _refuse_unless(config == {**_CONFIG, "title": cls.__name__}, config)
        fields = self.expression(schema)
        self.constants.append(f"{constant} = model(\n    {cls.__name__},\n    {{\n{fields}    }},\n)")
        return constant

    def _class(self, cls: type) -> None:
        if cls in self._twins:
            return
        self._twins.add(cls)
        bases = [self._base(parent) for parent in cls.__bases__]
        summary = (cls.__doc__ or "").partition("\n")[0]
        self.classes += ["", "", f"class {cls.__name__}({', '.join(bases)}):", f'    """{summary}"""', ""]
        self.classes += ["    __slots__ = ()"]

    def _base(self, parent: type) -> str:
        if parent.__module__ == behaviour.__name__:
            return f"behaviour.{parent.__name__}"
        if parent is base.Model or issubclass(parent, RootModel):
            return "Light"
        self._class(parent)
        return parent.__name__

    def _model_fields(self, fields: dict[str, Schema], model_name: str) -> str:
        del model_name
        return "".join(f'        "{name}": {self.expression(field)},\n' for name, field in fields.items())

    def _typed_dict(self, cls: type, fields: dict[str, Schema], extra_behavior: str, config: Schema) -> str:
        """What a translation holds: plain data, so that no twin is needed."""
        constant = _constant(cls.__name__)
        closed = {**_CLOSED, "title": cls.__name__}
        _refuse_unless(extra_behavior == "forbid" and config == closed, (extra_behavior, config))
        if cls not in self._models:
            self._models.add(cls)
            written = self._model_fields(fields, cls.__name__)
            self.constants.append(f"{constant} = translations(\n    {{\n{written}    }}\n)")
        return constant

    def _typed_dict_field(self, schema: Schema, required: bool) -> str:
        _refuse_unless(not required, schema)
        return self.expression(schema)

    def _model_field(self, schema: Schema, validation_alias: str | None = None) -> str:
        if validation_alias is not None:
            _refuse_unless(schema["type"] != "default", schema)
            return f'field({self.expression(schema)}, "{validation_alias}")'
        written = self.expression(schema)
        return written if schema["type"] == "default" else f"field({written})"

    def _default(self, schema: Schema, default: object) -> str:
        inside = self.expression(schema)
        if default is None and inside.startswith("nullable("):
            return f"optional{inside.removeprefix('nullable')}"
        if isinstance(default, BaseModel):
            _refuse_unless(default == type(default)() and inside == _constant(type(default).__name__), default)
            return f"part({inside})"
        return f"default({inside}, {_literal(default)})"

    def _nullable(self, schema: Schema) -> str:
        return f"nullable({self.expression(schema)})"

    def _dict(self, keys_schema: Schema, values_schema: Schema) -> str:
        return f"mapping({self.expression(keys_schema)}, {self.expression(values_schema)})"

    def _tuple(self, items_schema: list[Schema], variadic_item_index: int) -> str:
        _refuse_unless(len(items_schema) == 1 and variadic_item_index == 0, items_schema)
        return f"several({self.expression(items_schema[0])})"

    def _literal(self, expected: list[str]) -> str:
        return f"one_of({', '.join(map(_literal, expected))})"

    def _function_before(self, function: Schema, schema: Schema) -> str:
        return f"before({_function(**function)}, {self.expression(schema)})"

    def _function_plain(self, function: Schema) -> str:
        return f"only({_function(**function)})"

    def _str(self, **details: object) -> str:
        return _literal({"type": "str", **details})

    def _bool(self) -> str:
        return _literal({"type": "bool"})

    def _int(self) -> str:
        return _literal({"type": "int"})

    def _date(self) -> str:
        return _literal({"type": "date"})


def _function(function: Any, type: str) -> str:
    _refuse_unless(type == "no-info" and getattr(scalars, function.__name__, None) is function, function)
    return f"scalars.{function.__name__}"


def _literal(value: object) -> str:
    """A value as ruff would write it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_literal(key)}: {_literal(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, tuple) and value:
        return "(" + ", ".join(map(_literal, value)) + ("," if len(value) == 1 else "") + ")"
    _refuse_unless(value is None or value == () or isinstance(value, str | int), value)
    return f'"{value}"' if isinstance(value, str) and repr(value) == f"'{value}'" else repr(value)


def _constant(name: str) -> str:
    """``ItemId`` as ``ITEM_ID``."""
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name).lstrip("_")


def _refuse_unless(known: bool, detail: object) -> None:
    if not known:
        raise TypeError(f"the light twins have no form for {detail!r}")


if __name__ == "__main__":
    Path(__file__).with_name("twins.py").write_text(twins_source(), encoding="utf-8")
