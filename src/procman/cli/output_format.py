"""A format that a command can write."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, NamedTuple


class OutputFormat(NamedTuple):
    """A format, whose writer is loaded when it is asked for.

    Attributes:
        reference: Its writer, as ``module:function``.
        marker: What the beginning or the end of a file holds that procman wrote.
        suffix: What its files end with, without the dot, where that is not the format's name.
    """

    reference: str
    marker: bytes
    suffix: str = ""

    def writer(self) -> Callable[..., Any]:
        """Load the writer."""
        module, _, name = self.reference.partition(":")
        found: Callable[..., Any] = getattr(importlib.import_module(module), name)
        return found
