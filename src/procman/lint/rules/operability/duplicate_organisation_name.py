"""The rule ``duplicate-organisation-name``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule
from procman.source.workspace import ORGANISATION

# Roles, systems and parties all have lanes, and a lane shows its name only.
_GROUPS = (("departments",), ("roles", "systems", "parties"), ("positions",))


@rule(severity="warning", set="recommended", scope="workspace")
def duplicate_organisation_name(context: WorkspaceContext) -> Iterator[Report]:
    """Two entries of the organisation have the same name.

    What it checks:
        In `organisation.yaml` departments have different names, and so have positions; roles, systems and outside
        parties differ from each other as well, as each of them can have a lane.

    Why:
        Flowcharts and matrices show names: two performers would look like one, and duties that are kept apart would
        look as if one did both.

    Remedy:
        Say in the name what is different, or delete one of the two entries and use the other.
    """
    for group in _GROUPS:
        first: dict[str, str] = {}
        for section in group:
            for one, entry in getattr(context.definitions.organisation, section).items():
                if entry.name in first:
                    element = (section, one, "name")
                    yield report(
                        element, at="value", path=ORGANISATION, name=quoted(entry.name), id=one, other=first[entry.name]
                    )
                first.setdefault(entry.name, one)
