"""What makes a model, or its light twin, of the data of a file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from procman.model.extension import SchemaValidator, __version__

if TYPE_CHECKING:
    from procman.model.light import Kind


@cache
def model_validator(kind: Kind) -> SchemaValidator:
    """The validator that makes the models; the first one costs the import of pydantic and of all models."""
    from procman.model.roots import ROOTS

    validator = ROOTS[kind].__pydantic_validator__
    assert isinstance(validator, SchemaValidator)
    return validator


@cache
def light_validator(kind: Kind) -> SchemaValidator:
    """The validator that makes light twins; that of the models where the twins were not written for this pydantic."""
    from procman.model.twins import PYDANTIC_CORE, SCHEMAS

    return SchemaValidator(SCHEMAS[kind]) if __version__ == PYDANTIC_CORE else model_validator(kind)
