"""The rule ``form-approved-by-applicant``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import document, node
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule


@rule(severity="error", set="correct")
def form_approved_by_applicant(context: Context) -> Iterator[Report]:
    """Whoever fills a form in also gives the final approval.

    What it checks:
        The last role in the `approvals` of a form does not perform the step that fills the form first. Where the same
        role has a step with `duty: approve`, the rules about incompatible duties judge it.

    Why:
        The form shows a signature, but nobody else has looked at the application.

    Remedy:
        Let another role approve last, or let the applicant fill the form in.
    """
    process = context.process
    for form_id, form in process.forms.items():
        if not form.approvals:
            continue
        filling = next((step_id for step_id, step in process.steps.items() if form_id in step.forms), None)
        last = form.approvals[-1]
        if filling is None or process.steps[filling].role != last or process.steps[filling].duty == "approve":
            continue
        if any(step.role == last and step.duty == "approve" for step in process.steps.values()):
            continue
        role = Phrase("quoted", {"name": context.definitions.organisation.name(last)}, last)
        element = ("forms", form_id, "approvals", len(form.approvals) - 1)
        yield report(element, at="value", form=document(process, form_id), step=node(context.graph, filling), role=role)
