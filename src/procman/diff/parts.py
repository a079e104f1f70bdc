"""What many checks of changes have in common: things that came, went, got another name, or stand in another order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from procman.diff.change import Change, Effect, ElementPath, Kind, Place, Shown, Word
from procman.diff.comparison import Pair, Sides
from procman.diff.effects import reverse
from procman.diff.matching import came_and_went, moved
from procman.model.duration import WORKING_UNITS, Duration

Element = TypeVar("Element")
People = Iterable[str | None]
Kinds = tuple[Kind, Kind]


def in_both(old: Mapping[str, Element], new: Mapping[str, Element]) -> list[Pair[Element]]:
    """Elements with an id that both versions have, in the new order."""
    return [Pair(key, key, old[key], element) for key, element in new.items() if key in old]


def presence(
    sides: Sides,
    kinds: Kinds,
    path: ElementPath,
    old: Mapping[str, Element],
    new: Mapping[str, Element],
    *,
    name: Callable[[str, Element], str],
    people: Callable[[str, Element], People],
    effect: Callable[[Element], Effect] = lambda _: "other",
    show: Callable[[str, Element], Shown] = lambda *_: None,
    of: Shown = None,
) -> Iterator[Change]:
    """Elements that came and went; ``effect`` is that of having the element, ``show`` what a message says of it."""
    came, went = came_and_went(old, new)
    for kind, keys, elements in ((kinds[0], came, new), (kinds[1], went, old)):
        for key in keys:
            element = elements[key]
            here = kind is kinds[0]
            yield sides.change(
                kind,
                (*path, key),
                None if here else element,
                element if here else None,
                people=people(key, element),
                effect=effect(element) if here else reverse(effect(element)),
                show=(None, show(key, element)) if here else (show(key, element), None),
                name=name(key, element),
                of=of,
            )


def members(
    sides: Sides,
    kinds: Kinds,
    path: ElementPath,
    old: Sequence[str],
    new: Sequence[str],
    *,
    people: Callable[[str], People],
    shown: Callable[[str], Shown] = lambda item: item,
    effect: Effect = "other",
    name: Shown = None,
    of: Shown = None,
) -> Iterator[Change]:
    """Items of a list whose order means nothing; ``effect`` is that of having an item."""
    came, went = came_and_went(old, new)
    for item in came:
        yield sides.change(
            kinds[0],
            path,
            None,
            item,
            people=people(item),
            effect=effect,
            places=(None, (*path, new.index(item))),
            show=(None, shown(item)),
            name=name,
            of=of,
        )
    for item in went:
        yield sides.change(
            kinds[1],
            path,
            item,
            None,
            people=people(item),
            effect=reverse(effect),
            places=((*path, old.index(item)), None),
            show=(shown(item), None),
            name=name,
            of=of,
        )


def names(
    sides: Sides,
    kind: Kind,
    path: ElementPath,
    pairs: Iterable[Pair[Element]],
    *,
    name: Callable[[Element], str | None],
    people: Callable[[Pair[Element]], People],
    key: str = "name",
    of: Shown = None,
) -> Iterator[Change]:
    """Elements that have another name; ``key`` is where it stands in the element, empty for the element itself."""
    for pair in pairs:
        before, after = name(pair.old), name(pair.new)
        if before != after:
            rest: ElementPath = (key,) if key else ()
            yield sides.change(
                kind,
                (*path, pair.new_id, *rest),
                before,
                after,
                people=people(pair),
                places=((*path, pair.new_id, *rest), (*path, pair.new_id, *rest)),
                name=after or before or pair.new_id,
                of=of,
            )


def order(
    sides: Sides,
    kind: Kind,
    path: ElementPath,
    old: Sequence[str],
    new: Sequence[str],
    *,
    name: Callable[[str], str | None],
    people: Callable[[str], People],
    former: Mapping[str, str] | None = None,
    of: Shown = None,
) -> Iterator[Change]:
    """Elements that stand elsewhere among those of both versions; told by the element they come after."""
    gone = moved(old, new, former)
    for element in (element for element in new if element in gone):
        before, after = (_preceding(element, sequence) for sequence in (old, new))
        yield sides.change(
            kind,
            (*path, element),
            before,
            after,
            people=people(element),
            places=((*path, element), (*path, element)),
            show=(Place(name(before) if before else None), Place(name(after) if after else None)),
            name=name(element),
            of=of,
        )


def _preceding(element: str, sequence: Sequence[str]) -> str | None:
    place = sequence.index(element)
    return sequence[place - 1] if place else None


def attributes(
    sides: Sides,
    kind: Kind,
    path: ElementPath,
    pair: Pair[Element],
    keys: Iterable[str],
    *,
    people: People,
    shown: Callable[[str, object], Shown] = lambda _, value: plain(value),
    effect: Callable[[str, object, object], Effect] = lambda *_: "other",
    name: Shown = None,
    of: Shown = None,
    family: str = "field",
) -> Iterator[Change]:
    """Plain keys of one element that have other values; ``family`` is that of the words for the keys."""
    people = tuple(people)
    for key in keys:
        before, after = (getattr(element, key) for element in (pair.old, pair.new))
        before, after = (None if value in ((), {}) else value for value in (before, after))
        if before != after:
            yield sides.change(
                kind,
                (*path, pair.new_id, key),
                before,
                after,
                people=people,
                effect=effect(key, before, after),
                show=(shown(key, before), shown(key, after)),
                field=Word(family, key),
                name=name,
                of=of,
            )


def plain(value: object) -> Shown:
    """A value that is shown as it is; a list with commas."""
    if value is None or isinstance(value, str | bool | Duration):
        return value
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def word(family: str, value: object) -> Shown:
    """A value that the format names."""
    return None if value is None else Word(family, str(value))


def other_clock(old: Duration | None, new: Duration | None) -> Word | None:
    """By which clock a limit is counted now, where it was counted by the other one before."""
    if old is None or new is None:
        return None
    was_working, is_working = (limit.unit in WORKING_UNITS for limit in (old, new))
    return None if was_working == is_working else Word("clock", "working" if is_working else "calendar")
