"""Definitions in another language: their translations in place of the names and texts that have one."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from procman.model.definitions import Definitions
    from procman.model.dictionaries import Requirement, Term
    from procman.model.manual import Manual
    from procman.model.organisation import Organisation
    from procman.model.process import Process
    from procman.model.step import Way

    Translatable = TypeVar("Translatable", Manual, Organisation, Requirement, Term, Process)


def translated(definitions: Definitions, language: str) -> Definitions:
    """The same definitions in a language; what has no translation stays as it is.

    The manual's language is that of the texts themselves, also in the result. Translations of what a definition does
    not have, and lists of another length, are passed over: ``procman lint`` reports them.

    Args:
        definitions: Models, or their light twins.
        language: The language that is asked for.

    Returns:
        The very same object where nothing is translated.
    """
    if language == definitions.manual.language:
        return definitions
    processes = _each(definitions.processes, language)
    if processes is not definitions.processes:
        processes = {key: _with_pauses(definitions.processes[key], process) for key, process in processes.items()}
    parts: dict[str, Any] = {
        "manual": _in(definitions.manual, language),
        "organisation": _in(definitions.organisation, language),
        "requirements": _each(definitions.requirements, language),
        "glossary": _each(definitions.glossary, language),
        "processes": processes,
    }
    changed = {name: part for name, part in parts.items() if part is not getattr(definitions, name)}
    return dataclasses.replace(definitions, **changed) if changed else definitions


def _each(entries: dict[str, Translatable], language: str) -> dict[str, Translatable]:
    if not any(_texts(entry, language) for entry in entries.values()):
        return entries
    return {key: _in(entry, language) for key, entry in entries.items()}


def _in(part: Translatable, language: str) -> Translatable:
    """A file, or an entry of a dictionary, in a language."""
    texts = _texts(part, language)
    if not texts:
        return part
    made: Translatable = _overlaid(part, texts)
    return made


def _texts(part: Any, language: str) -> Any:
    return part.translations.get(language)


def _overlaid(value: Any, texts: Any) -> Any:
    """A value with its translation: a text, a list of texts, or the translations of its parts."""
    if isinstance(value, str):
        return texts
    if isinstance(value, tuple):
        return texts if len(texts) == len(value) else value
    if isinstance(value, dict):
        return {key: _overlaid(entry, texts[key]) if key in texts else entry for key, entry in value.items()}
    if value is None:
        return None
    parts = {name: _overlaid(getattr(value, name), part) for name, part in texts.items() if name != "conditions"}
    if "conditions" in texts:
        parts["next"] = _ways(value.next, texts["conditions"])
    return value.model_copy(update=parts)


def _ways(ways: tuple[Way, ...], conditions: Mapping[str, str]) -> tuple[Way, ...]:
    """The ways of a decision; ``else`` is a word of the format, which documents say in their own language."""
    known = {condition: text for condition, text in conditions.items() if condition != "else"}
    return tuple(
        way.model_copy(update={"condition": known[way.condition]}) if way.condition in known else way for way in ways
    )


def _with_pauses(process: Process, made: Process) -> Process:
    """A pause that is the name of a step stays one: the time of that step does not count."""
    if made is process or process.time_limit is None or made.time_limit is None:
        return made
    names = {step.name: made.steps[step_id].name for step_id, step in process.steps.items() if step.name}
    pairs = zip(process.time_limit.pauses, made.time_limit.pauses, strict=True)
    pauses = tuple(names.get(before) or after for before, after in pairs)
    if pauses == made.time_limit.pauses:
        return made
    return made.model_copy(update={"time_limit": made.time_limit.model_copy(update={"pauses": pauses})})
