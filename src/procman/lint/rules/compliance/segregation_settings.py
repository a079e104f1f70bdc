"""The rule ``segregation-settings``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.duty_pairs import without_effect
from procman.lint.names import hint
from procman.lint.rule import Report, report, rule
from procman.lint.segregation import duty_name
from procman.source.workspace import MANUAL


@rule(severity="error", set="correct", scope="workspace")
def segregation_settings(context: WorkspaceContext) -> Iterator[Report]:
    """A setting about incompatible duties has no effect.

    What it checks:
        Under `lint: {segregation: ...}` in `manual.yaml`, the `domains` of a pair are domains of the manual, and what
        `may_be_combined` is a pair that would be kept apart otherwise.

    Why:
        The company believes that it has settled something, and the linter goes on as before.

    Remedy:
        Correct the id or the duties, or delete the entry.
    """
    settings, domains = context.definitions.manual.lint.segregation, context.definitions.manual.domains
    for section in ("kept_apart", "may_be_combined"):
        for index, entry in enumerate(getattr(settings, section)):
            element = ("lint", "segregation", section, index)
            for place, domain in enumerate(entry.domains):
                if domain not in domains:
                    where = (*element, "domains", place)
                    yield report(where, at="value", path=MANUAL, id=domain, hint=hint(domain, domains))
            if section == "may_be_combined" and (without_effect(entry) or not settings.shipped_pairs):
                first, second = map(duty_name, entry.duties)
                yield report(element, at="value", variant="idle", path=MANUAL, first=first, second=second)
