"""Translations of names and texts, in processes and in dictionaries; what people do stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from procman.diff.change import Change, ElementPath, Word, mirrored, symmetric
from procman.diff.comparison import Comparison, Sides
from procman.diff.dictionary import GLOSSARY, MANUAL, ORGANISATION, REQUIREMENTS
from procman.diff.parts import in_both

PRESENCE = mirrored("translation-added", "translation-removed", "none", "wording")
CHANGED = symmetric("translation-changed", "none", "wording")
KINDS = (*PRESENCE, CHANGED)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare the translations of a process."""
    yield from _compare(comparison.sides, (), comparison.old, comparison.new, comparison.new.name, comparison.owners)


def find_shared(sides: Sides) -> Iterator[tuple[str, Change]]:
    """Compare the translations of the dictionaries; with the path of the file."""
    old, new = sides.old, sides.new
    for path, before, after in (
        (MANUAL, old.manual, new.manual),
        (ORGANISATION, old.organisation, new.organisation),
    ):
        for change in _compare(sides, (), before, after, None):
            yield path, change
    for requirement in in_both(old.requirements, new.requirements):
        element = (requirement.new_id,)
        for change in _compare(sides, element, requirement.old, requirement.new, requirement.new.title):
            yield REQUIREMENTS, change
    for term in in_both(old.glossary, new.glossary):
        for change in _compare(sides, (term.new_id,), term.old, term.new, term.new.term):
            yield GLOSSARY, change


def _compare(
    sides: Sides, path: ElementPath, old: Any, new: Any, name: str | None, people: Iterable[str | None] = ()
) -> Iterator[Change]:
    """Languages that came and went, and texts that read otherwise in a language of both versions."""
    for language in dict.fromkeys((*new.translations, *old.translations)):
        here = (*path, "translations", language)
        before, after = (part.translations.get(language) for part in (old, new))
        word = Word("language", language)
        if before is None or after is None:
            kind = PRESENCE[0] if before is None else PRESENCE[1]
            yield sides.change(kind, here, before, after, people=people, name=name, field=word)
            continue
        if before == after:
            continue
        texts = dict(_texts(before)), dict(_texts(after))
        for inside in dict.fromkeys((*texts[1], *texts[0])):
            was, now = (found.get(inside) for found in texts)
            if was != now:
                of = _original(new, inside) or _original(old, inside)
                yield sides.change(CHANGED, (*here, *inside), was, now, people=people, name=name, of=of, field=word)


def _texts(translation: Any, path: ElementPath = ()) -> Iterator[tuple[ElementPath, str]]:
    """Every translated text by its path."""
    if isinstance(translation, str):
        yield path, translation
        return
    parts = translation.items() if isinstance(translation, Mapping) else enumerate(translation)
    for key, part in parts:
        yield from _texts(part, (*path, key))


def _original(part: Any, path: ElementPath) -> str | None:
    """The text that a translation is of; a decision's condition is its own key."""
    for key in path:
        if isinstance(part, Mapping):
            part = part.get(key)
        elif key == "conditions":
            return str(path[-1])
        elif isinstance(part, tuple):
            part = part[key] if isinstance(key, int) and key < len(part) else None
        else:
            part = getattr(part, str(key), None)
    return part if isinstance(part, str) else None
