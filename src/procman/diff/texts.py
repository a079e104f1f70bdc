"""Lists of sentences in two versions: which came, which went, which were reworded, which stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from procman.diff.change import Change, ElementPath, Word, mirrored, symmetric
from procman.diff.comparison import Sides
from procman.diff.matching import came_and_went, moved

ADDED, REMOVED = mirrored("wording-added", "wording-removed", "minor", "wording")
CHANGED = symmetric("wording-changed", "minor", "wording")
MOVED = symmetric("wording-moved", "minor", "wording")
KINDS = (ADDED, REMOVED, CHANGED, MOVED)
REWORDED = 0.4


def compare_texts(
    sides: Sides,
    path: ElementPath,
    old: Sequence[str],
    new: Sequence[str],
    people: Iterable[str | None],
    name: str | None,
) -> Iterator[Change]:
    """Changes between two lists of sentences; the last part of the path says what they are: ``do``, ``cautions``.

    Args:
        sides: Both versions.
        path: Path of the list.
        old: Sentences before.
        new: Sentences after.
        people: Whom they concern.
        name: What they belong to.
    """
    people = tuple(people)
    field = Word("field", str(path[-1]))
    came, went = came_and_went(old, new)
    reworded = _reworded(went, came)
    for before, after in reworded:
        places = ((*path, old.index(before)), (*path, new.index(after)))
        yield sides.change(CHANGED, path, before, after, people=people, places=places, name=name, field=field)
    for text in (text for text in came if text not in {after for _, after in reworded}):
        place = (*path, new.index(text))
        yield sides.change(ADDED, path, None, text, people=people, places=(None, place), name=name, field=field)
    for text in (text for text in went if text not in {before for before, _ in reworded}):
        place = (*path, old.index(text))
        yield sides.change(REMOVED, path, text, None, people=people, places=(place, None), name=name, field=field)
    gone = moved(list(dict.fromkeys(old)), list(dict.fromkeys(new)))
    for text in (text for text in dict.fromkeys(new) if text in gone):
        places = ((*path, old.index(text)), (*path, new.index(text)))
        before_number, after_number = old.index(text) + 1, new.index(text) + 1
        yield sides.change(
            MOVED, path, before_number, after_number, people=people, places=places, name=name, of=text, field=field
        )


def _reworded(went: Sequence[str], came: Sequence[str]) -> list[tuple[str, str]]:
    """Sentences that are alike enough to be one, each used once, in the new order."""
    candidates = [
        (-_likeness(before, after), sorted((before, after)), before, after) for before in went for after in came
    ]
    if len(went) == len(came) == 1:
        return [(went[0], came[0])]
    found: dict[str, str] = {}
    for likeness, _, before, after in sorted(candidates):
        if -likeness >= REWORDED and before not in found and after not in found.values():
            found[before] = after
    return sorted(found.items(), key=lambda pair: came.index(pair[1]))


def _likeness(one: str, other: str) -> float:
    """Dice's coefficient of pairs of characters: 1 for the same text, 0 for nothing in common; symmetric."""
    first, second = ({text[i : i + 2] for i in range(max(1, len(text) - 1))} for text in (one, other))
    return 2 * len(first & second) / (len(first) + len(second))
