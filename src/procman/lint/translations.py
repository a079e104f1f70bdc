"""Translations held against what they are translations of, for the rules about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from procman.records import record
from procman.source.positions import ElementPath
from procman.source.workspace import GLOSSARY, MANUAL, ORGANISATION, REQUIREMENTS

if TYPE_CHECKING:
    from procman.lint.context import Context, WorkspaceContext
    from procman.lint.rule import Json

Kind = Literal["own", "unknown", "empty", "length", "missing"]
_NAMES = frozenset({"name", "label", "title", "term"})
_LEFT_OUT = frozenset({"translations", "classification"})


@record(frozen=True, slots=True)
class Doubt:
    """Something that is wrong with a translation.

    Attributes:
        kind: ``own``: it is into the manual's own language; ``unknown``: it names what is not there; ``empty``: it
            translates a text that is not there; ``length``: its list is longer or shorter; ``missing``: names have no
            translation.
        element: Where, in the file.
        details: Of ``unknown`` the known ids, of ``length`` both lengths, of ``missing`` the names.
        process: Id of the process; empty in a dictionary.
        path: The dictionary; empty in a process.
    """

    kind: str
    element: ElementPath
    details: tuple[Any, ...]
    process: str = ""
    path: str = ""


def doubts_in_process(context: Context) -> Json:
    """What is wrong with the translations of a process; a collector."""
    return [
        [kind, list(element), list(details)]
        for kind, element, details in _doubts(context.process, (), context.definitions.manual.language)
    ]


def doubts(context: WorkspaceContext, *kinds: Kind) -> Iterator[Doubt]:
    """What is wrong with the translations of the dictionaries and, as collected, of the processes."""
    for process_id, found in context.collected.items():
        for kind, element, details in found:
            if kind in kinds:
                yield Doubt(kind, tuple(element), tuple(details), process=process_id)
    definitions, language = context.definitions, context.definitions.manual.language
    entries: list[tuple[str, ElementPath, Any]] = [
        (MANUAL, (), definitions.manual),
        (ORGANISATION, (), definitions.organisation),
        *((REQUIREMENTS, (key,), entry) for key, entry in definitions.requirements.items()),
        *((GLOSSARY, (key,), entry) for key, entry in definitions.glossary.items()),
    ]
    for path, element, part in entries:
        for kind, where, details in _doubts(part, element, language):
            if kind in kinds:
                yield Doubt(kind, where, details, path=path)


Found = tuple[Kind, ElementPath, tuple[Any, ...]]


def _doubts(part: Any, path: ElementPath, own_language: str) -> Iterator[Found]:
    """What is wrong with the translations of a file, or of an entry of a dictionary."""
    for language, texts in part.translations.items():
        here = (*path, "translations", language)
        if language == own_language:
            yield "own", here, ()
            continue
        yield from _superfluous(part, texts, here)
        untranslated = tuple(_untranslated(part, texts))
        if untranslated:
            yield "missing", here, untranslated


def _superfluous(part: Any, texts: Any, path: ElementPath) -> Iterator[Found]:
    """Translations without anything that they could be translations of."""
    for key, inside in texts.items():
        here = (*path, str(key))
        if not isinstance(part, Mapping) and key == "conditions":
            known = _conditions(part)
            yield from (("unknown", (*here, one), tuple(known)) for one in inside if one not in known)
            continue
        if isinstance(part, Mapping) and key not in part:
            yield "unknown", here, tuple(map(str, part))
            continue
        value = part[key] if isinstance(part, Mapping) else getattr(part, key)
        if value in (None, ()):
            yield "empty", here, ()
        elif isinstance(value, tuple):
            if len(value) != len(inside):
                yield "length", here, (len(inside), len(value))
        elif not isinstance(value, str):
            yield from _superfluous(value, inside, here)


def _untranslated(part: Any, texts: Any) -> Iterator[str]:
    """Names that have no translation, in the order of the format."""
    named = isinstance(part, Mapping)
    for key, value in part.items() if named else vars(part).items():
        inside = texts.get(key, {})
        if isinstance(value, str):
            if (named or key in _NAMES) and not inside:
                yield value
        elif (isinstance(value, Mapping) or hasattr(value, "__dict__")) and key not in _LEFT_OUT:
            yield from _untranslated(value, inside)
    if not named and "next" in vars(part):
        yield from (one for one in _conditions(part) if one not in texts.get("conditions", {}))


def _conditions(step: Any) -> list[str]:
    """The conditions of a decision; ``else`` is a word of the format."""
    return [way.condition for way in step.next if way.condition not in (None, "else")]
