"""Several statements that say the same of different things become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from procman.documents.view.bulletin.statement import Statement

JOINED: Final = frozenset(
    {
        "form-field-added",
        "form-field-removed",
        "form-field-required-changed",
        "form-field-personal-changed",
        "form-option-added",
        "form-option-removed",
        "form-reader-added",
        "form-reader-removed",
        "control-evidence-added",
        "control-evidence-removed",
        "control-citation-added",
        "control-citation-removed",
        "step-input-added",
        "step-input-removed",
        "step-output-added",
        "step-output-removed",
        "consulted-added",
        "consulted-removed",
        "informed-added",
        "informed-removed",
        "clock-pause-added",
        "clock-pause-removed",
        "branch-retargeted",
    }
)
"""Kinds of change whose sentences read well, in every language, with several names in one blank."""


def join_statements(said: Iterable[Statement], separator: str) -> list[Statement]:
    """Join statements that differ in what stands in one blank; they take the place of the first of them.

    Args:
        said: Statements, those about one thing in any order.
        separator: Between names.
    """
    joined: list[Statement] = []
    for each in said:
        place = next((place for place, other in enumerate(joined) if _blank(other, each)), None)
        if place is None:
            joined.append(each)
        else:
            joined[place] = _joined(joined[place], each, separator)
    return joined


def _blank(one: Statement, other: Statement) -> str | None:
    """The one blank in which two statements differ; None where they cannot be joined."""
    if one.kind not in JOINED or not one.template or one.details or other.details:
        return None
    if any(getattr(one, name) != getattr(other, name) for name in ("topic", "head", "kind", "template")):
        return None
    if (one.before, one.after) != (other.before, other.after):
        return None
    others = dict(other.values)
    blanks = [name for name, value in one.values if f"{{{name}}}" in one.template and value != others.get(name)]
    return blanks[0] if len(blanks) == 1 else None


def _joined(one: Statement, other: Statement, separator: str) -> Statement:
    blank = _blank(one, other)
    assert blank is not None
    begin, end = one.template.split(f"{{{blank}}}", 1)
    # A name in quotation marks is followed by one in its own.
    between = f"{end[0]}{separator}{begin[-1]}" if begin[-1:] == "“" and end[:1] == "”" else separator
    values = {**dict(one.values), blank: between.join([dict(one.values)[blank], dict(other.values)[blank]])}
    return replace(
        one,
        text=one.template.format_map(values),
        values=tuple(values.items()),
        numbers=tuple(sorted({*one.numbers, *other.numbers})),
    )
