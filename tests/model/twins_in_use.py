"""With another pydantic than the twins are written for, the models are used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pydantic_core import __version__

from procman.model import twins
from procman.model.validators import light_validator

twins_in_use = pytest.mark.skipif(__version__ != twins.PYDANTIC_CORE, reason="with this pydantic the models are used")


@contextmanager
def models_instead() -> Iterator[None]:
    """As with another pydantic."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(twins, "PYDANTIC_CORE", "0.0.0")
        light_validator.cache_clear()
        try:
            yield
        finally:
            light_validator.cache_clear()
