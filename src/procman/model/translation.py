"""What of a definition may be translated: its names and texts, in the structure of the definition itself.

The structure is derived from the models, so that a new text of the format can be translated as soon as it is there.
"""

from __future__ import annotations

import types
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict
from typing_extensions import TypedDict

from procman.model.base import UNTRANSLATED, Name, Text, Texts
from procman.model.step import Step

AnyModel = TypeVar("AnyModel", bound=BaseModel)

if TYPE_CHECKING:

    class TextsOf(dict[str, Any], Generic[AnyModel]):
        """The translated texts of a model: plain mappings, texts and lists of texts; only what is translated."""

else:

    class TextsOf:
        """The translated texts of a model: plain mappings, texts and lists of texts; only what is translated."""

        def __class_getitem__(cls, model: type[BaseModel]) -> Any:
            return _mapping(model)


# The conditions of a decision are keys of ``next``; their translations stand by condition.
_FURTHER: dict[type[BaseModel], dict[str, Any]] = {Step: {"conditions": dict[Name, Name]}}


@cache
def _mapping(model: type[BaseModel]) -> Any:
    """The type of the translated texts of a model; None where it has no text."""
    types_ = {name: _texts(hint) for name, hint in get_type_hints(model, include_extras=True).items()}
    keys = {name: one for name, one in types_.items() if name in model.model_fields and one is not None}
    keys |= _FURTHER.get(model, {})
    if not keys:
        return None
    make: Any = TypedDict  # to type checkers it is no function
    made = make(f"{model.__name__.removesuffix('Content')}Texts", keys, total=False)
    made.__pydantic_config__ = ConfigDict(extra="forbid")
    return made


def _texts(annotation: Any) -> Any:
    """The type of what a value's translation is; None where the value holds no text."""
    if annotation in (Text, Texts):
        return annotation
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return None if UNTRANSLATED in arguments[1:] else _texts(arguments[0])
    if origin in (Union, types.UnionType):
        return _texts(next(one for one in arguments if one is not types.NoneType))
    if origin is dict:
        inside = _texts(arguments[1])
        return None if inside is None else dict[arguments[0], inside]  # type: ignore[valid-type]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _mapping(annotation)
    return None
