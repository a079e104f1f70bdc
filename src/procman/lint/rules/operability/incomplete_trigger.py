"""The rule ``incomplete-trigger``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def incomplete_trigger(context: Context) -> Iterator[Report]:
    """A trigger does not say when it starts the process.

    What it checks:
        A trigger of kind `time` says with `every` how often, and one of kind `condition` says with `when` under which
        condition.

    Why:
        Nobody brings a message in these cases, so somebody must know by himself when to begin.

    Remedy:
        Write `every`, such as `every: 每月1日`, or `when` with the condition.
    """
    for trigger_id, trigger in context.process.triggers.items():
        missing = trigger.every if trigger.kind == "time" else trigger.when if trigger.kind == "condition" else ""
        if missing is None:
            yield report(("triggers", trigger_id), variant=trigger.kind, name=quoted(trigger.name))
