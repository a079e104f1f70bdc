"""The rule ``unknown-step``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import hint, place
from procman.lint.rule import Report, report, rule
from procman.lint.unknown import meant_fix


@rule(severity="error", set="correct", fix="unsafe")
def unknown_step(context: Context) -> Iterator[Report]:
    """A way, a control or a form leads to a step that is not there.

    What it checks:
        The ids in `next`, `on_timeout.to`, `time_limit.starts`, `protects`, and in the `step` and `at_step` of
        controls, rules and form fields are steps of the process; where a case may end, they may be ends as well.

    Why:
        A way to nowhere is missing from the flowchart, and whoever follows the process does not know how to go on.

    Remedy:
        Correct the id, or write the missing step or end.
    """
    steps = context.process.steps.keys()
    nodes = steps | context.process.ends.keys()
    mentioned = context.mentioned
    if mentioned.get("node", set()) <= nodes and mentioned.get("step", set()) <= steps:
        return
    for use in context.uses("node", "step"):
        known = nodes if use.kind == "node" else steps
        if use.id not in known:
            where = place(context, use.element)
            variant = "end" if use.id in nodes else ""
            words, fix = hint(use.id, known), meant_fix(use.element, use.id, known)
            yield report(use.element, at="value", variant=variant, fix=fix, id=use.id, place=where, hint=words)
