"""All kinds of change and the checks that find them, in the order of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from procman.diff.change import Change, Kind
from procman.diff.changes import (
    business_rules,
    control_bypass,
    control_content,
    control_duties,
    control_place,
    control_presence,
    control_strength,
    exceptions,
    form_approvals,
    form_field_data,
    form_fields,
    forms,
    manual,
    metrics,
    organisation,
    process_citations,
    process_data,
    process_ends,
    process_head,
    process_interface,
    process_phases,
    process_presence,
    process_purpose,
    process_records,
    process_time_limit,
    process_triggers,
    references,
    step_documents,
    step_duties,
    step_kind,
    step_name,
    step_order,
    step_performer,
    step_phase,
    step_presence,
    step_route,
    step_time_limit,
    step_timeout,
    step_wording,
    translations,
)
from procman.diff.comparison import Comparison
from procman.diff.dictionary import Dictionary

if TYPE_CHECKING:
    from procman.model.manual import Versioning


class Check(Protocol):
    """A module that finds kinds of change."""

    KINDS: tuple[Kind, ...]
    find: Callable[[Comparison], Iterator[Change]]


CHECKS: tuple[Check, ...] = (  # type: ignore[assignment]
    process_purpose,
    process_triggers,
    process_phases,
    process_ends,
    step_presence,
    step_order,
    step_kind,
    step_route,
    step_timeout,
    step_phase,
    process_head,
    step_performer,
    step_duties,
    process_time_limit,
    step_time_limit,
    control_presence,
    control_place,
    control_bypass,
    control_strength,
    control_duties,
    control_content,
    process_interface,
    process_records,
    step_documents,
    forms,
    form_fields,
    form_field_data,
    form_approvals,
    business_rules,
    metrics,
    exceptions,
    process_citations,
    step_name,
    step_wording,
    process_data,
    translations,
)
DICTIONARIES: tuple[Dictionary, ...] = (*organisation.DICTIONARIES, *references.DICTIONARIES)
"""Checks of dictionaries; the manual's own check is ``changes.manual``."""


def unknown_kinds(versioning: Versioning) -> list[str]:
    """Words of a manual's rule table that are no kinds of change, sorted."""
    return sorted({*versioning.major, *versioning.minor} - kinds().keys())


def kinds() -> dict[str, Kind]:
    """All kinds by name."""
    found = [*process_presence.KINDS, *(kind for check in CHECKS for kind in check.KINDS)]
    found += [kind for dictionary in DICTIONARIES for kind in dictionary.kinds]
    return {kind.name: kind for kind in [*found, *manual.KINDS]}
