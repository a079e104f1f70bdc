"""The texts by which people act, as distinct from those that explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.source.positions import ElementPath

if TYPE_CHECKING:
    from procman.model.process import Process

_SENTENCE_END = re.compile(r"[。！？；!?;\n]+|\.(?=\s|$)")


def instructions(process: Process) -> Iterator[tuple[ElementPath, str]]:
    """Names and texts of steps, rules, what to do in exceptions, and measures of controls, with their place."""
    for step_id, step in process.steps.items():
        if step.name:
            yield ("steps", step_id, "name"), step.name
        for section, texts in (("do", step.do), ("cautions", step.cautions)):
            for index, text in enumerate(texts):
                yield ("steps", step_id, section, index), text
    for control_id, control in process.controls.items():
        if control.measure:
            yield ("controls", control_id, "measure"), control.measure
    for rule_id, business_rule in process.rules.items():
        yield ("rules", rule_id, "text"), business_rule.text
    for exception_id, exception in process.exceptions.items():
        yield ("exceptions", exception_id, "do"), exception.do


def sentences(text: str) -> list[str]:
    """The sentences of a text; a semicolon ends one, as Chinese enumerates instructions with it."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]
