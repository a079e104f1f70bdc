"""The rule ``duplicate-document-name``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procman.lint.context import Context
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def duplicate_document_name(context: Context) -> Iterator[Report]:
    """Two documents, forms or indicators of a process have the same name.

    What it checks:
        Among the inputs, outputs and records of a process different ids have different names; so have its forms, and
        its indicators. A form may be called like the record that it makes.

    Why:
        By its name nobody can tell which of the two is meant; mostly it is one document under two ids, and the linter
        misses where it comes from.

    Remedy:
        Use one id for one document, or say in the name what is different.
    """
    process = context.process
    documents = [
        (section, one, document.name)
        for section, group in (("inputs", process.inputs), ("outputs", process.outputs), ("records", process.records))
        for one, document in group.items()
    ]
    yield from _twice(documents)
    yield from _twice([("forms", one, form.name) for one, form in process.forms.items()])
    yield from _twice([("metrics", one, metric.name) for one, metric in process.metrics.items()])


def _twice(named: Iterable[tuple[str, str, str]]) -> Iterator[Report]:
    first: dict[str, str] = {}
    for section, one, name in named:
        other = first.setdefault(name, one)
        if other != one:
            yield report((section, one, "name"), at="value", name=quoted(name), other=other, id=one)
