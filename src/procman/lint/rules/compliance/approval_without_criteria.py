"""The rule ``approval-without-criteria``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import node
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def approval_without_criteria(context: Context) -> Iterator[Report]:
    """An approval does not say by which criteria it is given.

    What it checks:
        A step in which a role of the company has the `duty: approve` has at least one of: instructions (`do` or
        `cautions`), a form that it fills or reads, a rule bound to it (`rules`), or a control carried out in it.

    Why:
        Without a standard an approval is a matter of mood, and nobody can check afterwards whether it was right.

    Remedy:
        Write under `do` what must be fulfilled, or bind the rule to the step: `rules: {R-01: {text: ..., step: ...}}`.
    """
    process = context.process
    for step_id, step in process.steps.items():
        if step.duty != "approve" or step.do or step.cautions or step.forms or step.automatic:
            continue
        if step.role in context.definitions.organisation.parties:
            continue  # by what customers decide is their own business
        bound = {one.step for one in process.rules.values()} | {one.step for one in process.controls.values()}
        if step_id not in bound and process.forms.keys().isdisjoint(step.inputs):
            yield report(("steps", step_id), node=node(context.graph, step_id))
