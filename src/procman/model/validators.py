"""What makes a model, or its light twin, of the data of a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from procman.model.extension import SchemaValidator, __version__

if TYPE_CHECKING:
    from procman.model.light import Kind
    from procman.model.process import Process

Validator = Callable[[Any], Any]
"""Makes a model of data, or raises pydantic's ValidationError."""


@cache
def model_validator(kind: Kind) -> Validator:
    """What makes the models; the first one costs the import of pydantic and of all models."""
    from procman.model.roots import ROOTS

    return ROOTS[kind].model_validate


@cache
def light_validator(kind: Kind) -> Validator:
    """What makes light twins, or the models where the twins were written for another pydantic."""
    from procman.model.twins import PYDANTIC_CORE, SCHEMAS

    if __version__ != PYDANTIC_CORE:
        return model_validator(kind)
    return SchemaValidator(SCHEMAS[kind]).validate_python


def make_process(data: Any) -> Process:
    """A process of the data of its file.

    Raises:
        ValidationError: pydantic's; the data is not what the format asks for.
    """
    made: Process = light_validator("process")(data)
    return made
