"""Compares two versions of the definitions by ids."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from procman.diff.bump import declared, highest
from procman.diff.change import Change, DiffResult, ProcessChanges, SharedChange
from procman.diff.changes import manual, process_presence, translations
from procman.diff.comparison import Comparison, Sides
from procman.diff.dictionary import MANUAL
from procman.diff.mixes.registry import mixes
from procman.diff.registry import CHECKS, DICTIONARIES
from procman.diff.usage import Usage

if TYPE_CHECKING:
    from procman.model.definitions import Definitions
    from procman.model.process import Process


def diff(
    old: Definitions,
    new: Definitions,
    only: Collection[str] | None = None,
    left_out: Collection[str] = (),
) -> DiffResult:
    """What has to be told about the way from one version to another.

    Processes, steps and everything else are matched by id; files and their names mean nothing. Nothing derived is
    compared: what follows from a change of the definitions is not a second change.

    Args:
        old: The version before.
        new: The version after.
        only: Ids of the processes that matter; dictionaries are then left out.
        left_out: Ids of processes that cannot be compared, as one of the versions could not be read.

    Returns:
        Processes with changes in the order of the new manual, removed ones after them; changes of dictionaries.
    """
    sides = Sides(old, new)
    ids = [*new.processes, *(process_id for process_id in old.processes if process_id not in new.processes)]
    compared = (
        _process(sides, old.processes.get(process_id), new.processes.get(process_id))
        for process_id in ids
        if (only is None or process_id in only) and process_id not in left_out
    )
    shared = tuple(_shared(sides)) if only is None else ()
    unread = tuple(sorted(one for one in left_out if only is None or one in only))
    return DiffResult(tuple(found for found in compared if found is not None), shared, unread)


def _process(sides: Sides, old: Process | None, new: Process | None) -> ProcessChanges | None:
    if old is None and new is not None:
        change = process_presence.added(sides, new)
        return ProcessChanges(new.id, new.name, "added", change.level, change.level, None, new.version, (change,))
    if new is None and old is not None:
        change = process_presence.removed(sides, old)
        return ProcessChanges(old.id, old.name, "removed", change.level, change.level, old.version, None, (change,))
    if old is None or new is None or old is new or (old == new and _same_order(old, new)):
        return None
    comparison = Comparison(sides, old, new)
    changes = tuple(_changes(comparison))
    if not changes:
        return None
    bump = highest(changes)
    versions = old.version, new.version
    found = mixes(comparison, changes)
    return ProcessChanges(new.id, new.name, "changed", bump, declared(*versions), *versions, changes, found)


def _changes(comparison: Comparison) -> Iterator[Change]:
    old_ids = {new: old for old, new in comparison.rekeyed.items()}
    for check in CHECKS:
        for change in check.find(comparison):
            path = change.old_path
            if path and len(path) > 1 and path[0] == "steps" and path[1] in old_ids:
                change = replace(change, old_path=("steps", old_ids[str(path[1])], *path[2:]))
            yield change


def _same_order(old: Process, new: Process) -> bool:
    """Whether what is read in order has one order; equal mappings may differ in it."""
    sections = ("steps", "phases")
    if any(list(getattr(old, section)) != list(getattr(new, section)) for section in sections):
        return False
    return all(list(form.fields) == list(new.forms[form_id].fields) for form_id, form in old.forms.items())


def _shared(sides: Sides) -> Iterator[SharedChange]:
    usage = Usage(sides)
    for change in manual.find(sides):
        yield SharedChange(change, MANUAL, ())
    for dictionary in DICTIONARIES:
        for change in dictionary.find(sides, usage):
            key = str(change.element[len(dictionary.section)])
            presence = change.kind in dictionary.kinds[:2]
            steps = usage.steps(dictionary.group, key) if presence and dictionary.group else ()
            yield SharedChange(change, dictionary.path, tuple(sorted(dictionary.users(usage, key))), steps)
    for path, change in translations.find_shared(sides):
        yield SharedChange(change, path, ())
