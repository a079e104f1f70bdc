"""The rule ``incomplete-trigger``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import quoted
from procman.lint.rule import Report, report, rule

_NEEDED = {"time": "every", "condition": "when"}


@rule(severity="warning", set="recommended")
def incomplete_trigger(context: Context) -> Iterator[Report]:
    """A trigger does not say when it starts the process.

    What it checks:
        A trigger of `kind: time` says `every` when, one of `kind: condition` under which condition (`when`); and no
        trigger has the key of another kind.

    Why:
        A process that starts by itself starts only if somebody knows the day or the condition.

    Remedy:
        Write `every: 1st of each month` or `when: stock below 20`, or correct the `kind`.
    """
    for trigger_id, trigger in context.process.triggers.items():
        needed = _NEEDED.get(trigger.kind)
        if needed and getattr(trigger, needed) is None:
            yield report(("triggers", trigger_id), variant=needed, trigger=quoted(trigger.name))
        for kind, key in _NEEDED.items():
            if kind != trigger.kind and getattr(trigger, key) is not None:
                element = ("triggers", trigger_id, key)
                yield report(element, variant="foreign", trigger=quoted(trigger.name), key=key, kind=kind)
