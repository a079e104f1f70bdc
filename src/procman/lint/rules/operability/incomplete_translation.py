"""The rule ``incomplete-translation``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.names import quoted
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule
from procman.lint.translations import doubts, doubts_in_process

_SHOWN = 3


@rule(severity="warning", set="recommended", scope="workspace", collect=doubts_in_process)
def incomplete_translation(context: WorkspaceContext) -> Iterator[Report]:
    """Some names of a file have no translation, although others do.

    What it checks:
        Where a process, `organisation.yaml` or `manual.yaml` is translated into a language, all its names are: of
        steps, conditions, ends, phases, documents, forms and their fields, indicators, roles, domains. An entry of
        `requirements.yaml` or `glossary.yaml` is looked at by itself. Longer texts may follow later.

    Why:
        Flowcharts and matrices consist of names. Whoever adds a step to a translated process sees nothing missing in
        the own language; who gets the drawing in the other one finds it in two.

    Remedy:
        Translate the names that are told, or delete what is translated into this language so far.
    """
    for doubt in doubts(context, "missing"):
        names = tuple(quoted(name) for name in doubt.details[:_SHOWN])
        yield report(
            doubt.element,
            process=doubt.process,
            path=doubt.path,
            variant="more" if len(doubt.details) > _SHOWN else "",
            language=Phrase(f"language-{doubt.element[-1]}"),
            count=Phrase("plain", {"text": str(len(doubt.details))}),
            names=names,
        )
