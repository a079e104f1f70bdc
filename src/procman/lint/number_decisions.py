"""Decisions whose conditions are numbers, for the rules that hold these numbers against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.phrases import Phrase

if TYPE_CHECKING:
    from procman.lint.thresholds import End, Span
    from procman.model.process import Process
    from procman.model.step import Step

_DIGIT = re.compile(r"\d")
Spans = list[tuple[int, "Span"]]
"""What can be read of a decision's conditions, by the place of the way out."""


def number_decisions(process: Process) -> Iterator[tuple[str, Step, Spans]]:
    """Every decision at least two of whose conditions are comparable numbers, with its id."""
    for step_id, step in process.steps.items():
        if step.kind != "decision":
            continue
        numbered = [index for index, way in enumerate(step.next) if way.condition and _DIGIT.search(way.condition)]
        if len(numbered) < 2:
            continue
        from procman.lint.thresholds import read_span  # most manuals have no such decision

        read = ((index, read_span(step.next[index].condition or "")) for index in numbered)
        spans = [(index, span) for index, span in read if span is not None]
        if len(spans) > 1 and all(one.comparable(other) for _, one in spans for _, other in spans):
            yield step_id, step, spans


def numbers(low: End | None, high: End | None) -> Phrase:
    """The numbers between two ends, as people say it; they count for a fingerprint."""
    if low is None:
        return Phrase("numbers-below", {"high": high.text}, f"-{high.text}") if high else Phrase("numbers-all")
    if high is None:
        return Phrase("numbers-above", {"low": low.text}, f"{low.text}-")
    if low.value == high.value:
        return Phrase("numbers-exactly", {"low": low.text}, low.text)
    return Phrase("numbers-between", {"low": low.text, "high": high.text}, f"{low.text}-{high.text}")
