"""The rule ``incomplete-metric``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.names import quoted
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def incomplete_metric(context: Context) -> Iterator[Report]:
    """An indicator lacks its formula, target, frequency or owner.

    What it checks:
        Every entry of `metrics` has `formula`, `target`, `frequency` and `owner`.

    Why:
        Two people would compute two different numbers, and nobody could say whether either is good.

    Remedy:
        Fill in the missing keys.
    """
    for metric_id, metric in context.process.metrics.items():
        missing = [key for key in ("formula", "target", "frequency", "owner") if getattr(metric, key) is None]
        if missing:
            keys = tuple(Phrase(f"column-{key}", identity=key) for key in missing)
            name = quoted(metric.name)
            yield report(("metrics", metric_id), name=name, missing=keys, keys=tuple(missing))
