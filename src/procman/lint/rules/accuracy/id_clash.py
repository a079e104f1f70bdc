"""The rule ``id-clash``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, report, rule
from procman.model.scalars import RESERVED_IDS


@rule(severity="error", set="correct")
def id_clash(context: Context) -> Iterator[Report]:
    """An id means two things.

    What it checks:
        No step and no end is called `start` or `else`, no end is called like a step, and no id stands for two
        documents among inputs, outputs, records and forms. A document that comes in and goes out again is one document.

    Why:
        What is written with such an id could lead to either.

    Remedy:
        Rename one of the two, and what refers to it.
    """
    process = context.process
    for section, ids in (("steps", process.steps), ("ends", process.ends)):
        for one in ids:
            if one in RESERVED_IDS:
                yield report((section, one), variant="reserved", id=one)
    for one in process.ends:
        if one in process.steps:
            yield report(("ends", one), variant="node", id=one)
    for one, entry in {**process.records, **process.outputs}.items():
        for section, group in (("inputs", process.inputs), ("records", process.records)):
            if one in group and group[one].name != entry.name:
                yield report((section, one), variant="document", id=one, names=(group[one].name, entry.name))
    for one in process.forms:
        if one in process.inputs.keys() | process.outputs.keys() | process.records.keys():
            yield report(("forms", one), variant="form", id=one)
