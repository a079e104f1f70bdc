"""The rule ``large-process``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import process_name
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended", options={"most_elements": 50, "most_lanes": 9})
def large_process(context: Context) -> Iterator[Report]:
    """A process is too large to be understood at a glance.

    What it checks:
        The flowchart has at most `most_elements` elements (start, steps and ends) and at most `most_lanes` lanes. The
        defaults: models of more than 50 elements have an error more often than not (Mendling, Reijers, van der Aalst,
        *Seven process modeling guidelines*, 2010); nine lanes can be read on a sheet of A4.

    Why:
        People lose their way in it, its chart does not fit the paper, and mistakes in it are not found.

    Remedy:
        Make a part that has a result of its own a process and call it with `kind: call`.
    """
    graph = context.graph
    elements, lanes = len(graph.nodes), len(graph.lanes)
    most_elements, most_lanes = context.options["most_elements"], context.options["most_lanes"]
    named = process_name(context.process)
    if elements > most_elements:
        yield report(("steps",), process_name=named, count=elements, most=most_elements)
    if lanes > most_lanes:
        yield report(("steps",), variant="lanes", process_name=named, count=lanes, most=most_lanes)
