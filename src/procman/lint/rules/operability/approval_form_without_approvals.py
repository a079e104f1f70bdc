"""The rule ``approval-form-without-approvals``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def approval_form_without_approvals(context: Context) -> Iterator[Report]:
    """An approval form names nobody who approves.

    What it checks:
        A form of `kind: approval` lists the approving roles under `approvals`, in the order of the route.

    Why:
        Its blocks for opinion, signature and date come from this list; without it there is nowhere to sign.

    Remedy:
        Write `approvals: [role, role]`, or another `kind`.
    """
    for form_id, form in context.process.forms.items():
        if form.kind == "approval" and not form.approvals:
            yield report(("forms", form_id), form=document(context.process, form_id))
