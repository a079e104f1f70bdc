"""For tests of what is imported: with another pydantic than the twins are written for, the models are used."""

from __future__ import annotations

import pytest
from pydantic_core import __version__

from procman.model import twins

twins_in_use = pytest.mark.skipif(__version__ != twins.PYDANTIC_CORE, reason="with this pydantic the models are used")
