"""The rule ``duplicate-process-name``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Head, WorkspaceContext
from procman.lint.names import process_name
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended", scope="workspace")
def duplicate_process_name(context: WorkspaceContext) -> Iterator[Report]:
    """Two processes have the same name.

    What it checks:
        The names of processes differ from each other; those that are retired do not count.

    Why:
        People call processes by their names; staff who look one up may work by the other.

    Remedy:
        Say in the name what is different, such as the customers or the product; or make one process of them.
    """
    first: dict[str, Head] = {}
    for head in context.heads.values():
        if head.status == "retired":
            continue
        other = first.setdefault(head.name, head)
        if other is not head:
            named, twin = process_name(head), process_name(other)
            yield report(("name",), at="value", process=head.id, process_name=named, other=twin)
