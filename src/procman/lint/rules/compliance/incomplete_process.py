"""The rule ``incomplete-process``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import process_name
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def incomplete_process(context: Context) -> Iterator[Report]:
    """A process lacks what every process description states.

    What it checks:
        The process has a purpose, a scope, a trigger, inputs, outputs and phases.

    Why:
        The regulation asks for inputs, outputs, activities, roles and rules; the chapters of the manual are made of
        them, and an empty one would be left out.

    Remedy:
        Fill in the missing keys.
    """
    process = context.process
    columns = ("purpose", "scope", "triggers", "inputs", "outputs", "phases")
    missing = [key for key in columns if not getattr(process, key)]
    if missing:
        keys = tuple(Phrase(f"column-{key}", identity=key) for key in missing)
        yield report((), process_name=process_name(process), missing=keys, keys=tuple(missing))
