"""Data of definition files, made from what the models say; some of it right and some of it wrong."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from procman.model.light import Kind
from procman.model.roots import ROOTS

_WORDS = ("登记投诉", " a ", "审核 2", "no", "{id}", "x\ny")
_OF_FUNCTION: dict[str, st.SearchStrategy[Any]] = {
    "identifier": st.sampled_from(("a", "check-2", "start", "to")),
    "item_id": st.sampled_from(("a", "KC-01", "R-1")),
    "process_id": st.sampled_from(("CS-02", "A-B-3")),
    "version": st.sampled_from(("1.0", "12.34")),
    "boolean": st.sampled_from(("true", "false")),
    "whole_number": st.sampled_from(("0", "7", "007")),
    "date": st.sampled_from(("2026-01-31", "2024-02-29")),
    "duration": st.sampled_from(("3wd", "15 min", "3个工作日")),
    "hours": st.just("08:30-12:00"),
    "regular_expression": st.just("^[A-Z]+$"),
}
_DEFINITIONS: dict[str, dict[str, Any]] = {}
"""Models that stand in several places, by the name under which schemas refer to them."""
_WRONG: st.SearchStrategy[Any] = st.sampled_from(
    (
        None,
        "",
        "  ",
        "?",
        "-1",
        "2026-02-30",
        "a b",
        [],
        ["a", ["b"]],
        {},
        {"to": "a"},
        {"x": "y"},
        {"to": ["a"], "at": ""},
    )
)


def definition(kind: Kind, wrong: int) -> st.SearchStrategy[Any]:
    """Data of a kind of file.

    Args:
        kind: The kind.
        wrong: One in so many values is wrong; 0 for none.
    """
    return _node(dict(ROOTS[kind].__pydantic_core_schema__), wrong)


def _node(schema: dict[str, Any], wrong: int) -> st.SearchStrategy[Any]:
    if schema["type"] == "definition-ref":
        schema = _DEFINITIONS[schema["schema_ref"]]
    right = _right(schema, wrong)
    if not wrong or schema["type"] == "definitions":
        return right
    return st.integers(1, wrong).flatmap(lambda number: _WRONG if number == wrong else right)


def _right(schema: dict[str, Any], wrong: int) -> st.SearchStrategy[Any]:
    inner: Any = schema.get("schema")
    match schema["type"]:
        case "definitions":
            _DEFINITIONS.update({definition["ref"]: definition for definition in schema["definitions"]})
            return _right(inner, wrong)
        case "definition-ref":
            return _right(_DEFINITIONS[schema["schema_ref"]], wrong)
        case "default" | "nullable" | "model-field":
            return _right(inner, wrong)
        case "model":
            return _node(inner, wrong)
        case "model-fields":
            return _model(schema["fields"], wrong)
        case "typed-dict":
            return _texts(schema["fields"], wrong)
        case "dict":
            values = _node(schema["values_schema"], wrong)
            return st.dictionaries(_node(schema["keys_schema"], 0), values, max_size=3)
        case "tuple":
            return st.lists(_node(schema["items_schema"][0], wrong), max_size=3)
        case "literal":
            return st.sampled_from(schema["expected"])
        case "str":
            return st.sampled_from(_WORDS)
        case "function-before" | "function-plain":
            return _function(schema, wrong)
    raise AssertionError(schema["type"])


def _function(schema: dict[str, Any], wrong: int) -> st.SearchStrategy[Any]:
    name = schema["function"]["function"].__name__
    if name in _OF_FUNCTION:
        return _OF_FUNCTION[name]
    inner = _right(schema["schema"], wrong)
    if name == "ways":
        way = st.sampled_from(("a", "b")) | st.fixed_dictionaries(
            {"to": st.just("a")}, optional={"at_most": st.just("2")}
        )
        return way | inner | st.dictionaries(st.sampled_from(("是", "否", "to")), way, max_size=3)
    if name == "listed":
        return st.sampled_from(_WORDS) | inner
    if name == "rule_settings":
        return st.sampled_from(("off", "info")) | st.fixed_dictionaries({"severity": st.just("error")})
    if name == "duty_pair":
        duties = st.just(["execute", "record"])
        return duties | st.fixed_dictionaries({"duties": duties}, optional={"reason": st.just("理由")})
    return st.just("15d") | inner if name == "within" else inner


def _texts(fields: dict[str, dict[str, Any]], wrong: int) -> st.SearchStrategy[Any]:
    values = {name: _node(field["schema"], wrong) for name, field in fields.items()}
    return st.fixed_dictionaries({}, optional=values | ({"name_": st.just("unknown")} if wrong else {}))


def _model(fields: dict[str, dict[str, Any]], wrong: int) -> st.SearchStrategy[Any]:
    values = {field.get("validation_alias", name): _node(field, wrong) for name, field in fields.items()}
    needed = {
        field.get("validation_alias", name) for name, field in fields.items() if field["schema"]["type"] != "default"
    }
    optional = {key: value for key, value in values.items() if key not in needed}
    if not wrong:
        return st.fixed_dictionaries({key: values[key] for key in needed}, optional=optional)
    return st.fixed_dictionaries({}, optional={**values, "name_": st.just("unknown")})
