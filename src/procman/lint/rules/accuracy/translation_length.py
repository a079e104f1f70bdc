"""The rule ``translation-length``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.rule import Report, report, rule
from procman.lint.translations import doubts, doubts_in_process


@rule(severity="error", set="correct", scope="workspace", collect=doubts_in_process)
def translation_length(context: WorkspaceContext) -> Iterator[Report]:
    """A list and its translation have different lengths.

    What it checks:
        The translation of a list (`do`, `cautions`, `options`, …) has as many entries as the list.

    Why:
        Entries are translated one by one. Where one is missing nobody knows which, and documents show the list
        untranslated.

    Remedy:
        Translate what was added, or delete the translation of what is gone.
    """
    for doubt in doubts(context, "length"):
        given, expected = doubt.details
        yield report(doubt.element, process=doubt.process, path=doubt.path, given=given, expected=expected)
