"""The rule ``duplicate-document-name``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from procman.lint.context import Context
from procman.lint.names import identified
from procman.lint.rule import Report, report, rule

if TYPE_CHECKING:
    from procman.model.form import Form
    from procman.model.process import Record


@rule(severity="warning", set="recommended")
def duplicate_document_name(context: Context) -> Iterator[Report]:
    """Two documents of a process have the same name.

    What it checks:
        Inputs, outputs and records with different ids have different names, and so have forms. A record may have the
        name of the form on which it is written.

    Why:
        Whoever is told the name takes the wrong one; and if both are one document, its way through the process is cut
        in two, and whether it is there when it is needed cannot be checked.

    Remedy:
        If it is one document, use one id in all places; otherwise name what is different about them.
    """
    process = context.process
    yield from _same(("inputs", process.inputs), ("outputs", process.outputs), ("records", process.records))
    yield from _same(("forms", process.forms))


def _same(*groups: tuple[str, Mapping[str, Record | Form]]) -> Iterator[Report]:
    first: dict[str, str] = {}
    for section, group in groups:
        for one, found in group.items():
            other = first.setdefault(found.name, one)
            if other != one:
                element = (section, one, "name")
                yield report(element, at="value", name=identified(one, found.name), id=one, other=other)
