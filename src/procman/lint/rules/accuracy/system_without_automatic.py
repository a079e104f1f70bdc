"""The rule ``system-without-automatic``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.fix import Fix
from procman.lint.names import node, quoted
from procman.lint.rule import Report, report, rule
from procman.source.edits import SetValue


@rule(severity="error", set="correct", fix="unsafe")
def system_without_automatic(context: Context) -> Iterator[Report]:
    """A system performs a step that is not automatic.

    What it checks:
        A task or decision whose `role` is a system of `organisation.yaml` has `automatic: true`.

    Why:
        Either nobody has to do anything in this step, or a person who works in the system is missing: the guides are
        written for people, and segregation of duties is judged by them.

    Remedy:
        Write `automatic: true`; or name the person's role with `role`, and the system with `system`.
    """
    systems = context.definitions.organisation.systems
    if not systems:
        return
    for step_id, step in context.process.steps.items():
        if step.role in systems and not step.automatic and step.kind in ("task", "decision"):
            fix = Fix("unsafe", (SetValue(("steps", step_id, "automatic"), "true"),))
            named = quoted(systems[step.role].name)
            element = ("steps", step_id, "role")
            yield report(element, at="value", node=node(context.graph, step_id), system=named, fix=fix)
