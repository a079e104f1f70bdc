"""The rule ``translation-of-nothing``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.names import hint
from procman.lint.phrases import Phrase
from procman.lint.rule import Report, report, rule
from procman.lint.translations import doubts, doubts_in_process
from procman.source.workspace import MANUAL


@rule(severity="error", set="correct", scope="workspace", collect=doubts_in_process)
def translation_of_nothing(context: WorkspaceContext) -> Iterator[Report]:
    """A translation belongs to nothing.

    What it checks:
        Every id under `translations` is declared in the same file, every condition is one of the step, and what is
        translated has a text of its own. No translation is into the language of the manual.

    Why:
        Nobody ever reads such a translation, and what it was meant for stays untranslated, mostly because an id or a
        condition was changed in one place only.

    Remedy:
        Write the id or the condition as it stands above, or delete the translation.
    """
    for doubt in doubts(context, "own", "unknown", "empty"):
        if doubt.kind == "own" and not context.readable(MANUAL):
            continue
        one = str(doubt.element[-1])
        yield report(
            doubt.element,
            variant="" if doubt.kind == "unknown" else doubt.kind,
            process=doubt.process,
            path=doubt.path,
            id=Phrase(f"language-{one}", {}, one) if doubt.kind == "own" else one,
            hint=hint(one, doubt.details),
        )
