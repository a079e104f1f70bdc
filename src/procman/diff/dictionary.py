"""Dictionaries in two versions: entries that came, went, got another name or other data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procman.diff.change import Change, Effect, ElementPath, Kind, Shown, mirrored, symmetric
from procman.diff.comparison import Pair, Sides
from procman.diff.parts import attributes, in_both, names, plain, presence
from procman.diff.usage import Usage

if TYPE_CHECKING:
    from procman.model.definitions import Definitions

MANUAL = "processes/manual.yaml"
ORGANISATION = "processes/organisation.yaml"
REQUIREMENTS = "processes/requirements.yaml"
GLOSSARY = "processes/glossary.yaml"
Entries = Mapping[str, Any]
Show = Callable[[Sides, str, object], Shown]
Weigh = Callable[[Sides, str, object, object], Effect]


@dataclass(frozen=True)
class Dictionary:
    """A dictionary, and what can change in it.

    Attributes:
        word: What an entry is called in the names of kinds: ``role``.
        path: The file.
        section: Where the entries stand in the file.
        entries: The entries of a version.
        keys: Keys of an entry that are compared.
        users: Processes that an entry matters to.
        people: Roles that an entry matters to.
        name_key: The key of the name, which is told as a renaming.
        show: How messages show the value of a key.
        weigh: The effect of another value.
        group: What steps mention entries as, for ``Usage``; empty where no step does.
    """

    word: str
    path: str
    section: ElementPath
    entries: Callable[[Definitions], Entries]
    keys: tuple[str, ...]
    users: Callable[[Usage, str], Iterable[str]]
    people: Callable[[Usage, str], Iterable[str | None]] = lambda *_: ()
    name_key: str = "name"
    show: Show = lambda _sides, _key, value: plain(value)
    weigh: Weigh = lambda *_: "other"
    group: str = ""

    @property
    def kinds(self) -> tuple[Kind, Kind, Kind, Kind]:
        """Added, removed, renamed, changed."""
        came, went = mirrored(f"{self.word}-added", f"{self.word}-removed", "minor", "document")
        return (
            came,
            went,
            symmetric(f"{self.word}-renamed", "minor", "document"),
            symmetric(f"{self.word}-changed", "minor", "document"),
        )

    def find(self, sides: Sides, usage: Usage) -> Iterator[Change]:
        """Compare the entries of both versions."""
        old, new = self.entries(sides.old), self.entries(sides.new)
        came, went, renamed, changed = self.kinds

        def name(entry: object) -> str:
            return str(getattr(entry, self.name_key))

        def people(pair: Pair[Any]) -> Iterable[str | None]:
            return self.people(usage, pair.new_id)

        yield from presence(
            sides,
            (came, went),
            self.section,
            old,
            new,
            name=lambda _, entry: name(entry),
            people=lambda key, _: self.people(usage, key),
        )
        # Most entries stay as they are, and to know whom one concerns all processes have to be searched.
        pairs = [pair for pair in in_both(old, new) if pair.old != pair.new]
        yield from names(sides, renamed, self.section, pairs, name=name, people=people, key=self.name_key)
        for pair in pairs:
            yield from attributes(
                sides,
                changed,
                self.section,
                pair,
                self.keys,
                people=people(pair),
                shown=lambda key, value: self.show(sides, key, value),
                effect=lambda key, before, after: self.weigh(sides, key, before, after),
                name=name(pair.new),
            )
