"""Words and names of bulletins and of training papers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from procman import messages
from procman.diff.comparison import Sides
from procman.documents.content import clean
from procman.documents.view.bulletin.news import ProcessNews
from procman.documents.view.names import Names


class BulletinWords:
    """Words in one language, names of both versions.

    Args:
        sides: Both versions.
        language: The language.
        areas: Where the words stand in ``messages``, the nearest first.
    """

    def __init__(self, sides: Sides, language: str, areas: Sequence[str] = ("bulletin",)) -> None:
        self.sides = sides
        self.language = language
        self._areas = areas
        self._names = Names(sides.new, language)

    def word(self, key: str, **arguments: object) -> str:
        """A word of the frame."""
        area = next(
            (each for each in self._areas if messages.has_text(self.language, f"{each}.{key}")), self._areas[-1]
        )
        return messages.text(self.language, f"{area}.{key}", **arguments)

    def joined(self, words: Sequence[str]) -> str:
        """Words one after the other, each once."""
        return self.word("separator").join(dict.fromkeys(word for word in words if word))

    def numbers(self, numbers: Sequence[int]) -> str:
        """Numbers in ascending order, consecutive ones as a range."""
        ranges: list[list[int]] = []
        for number in numbers:
            if ranges and number == ranges[-1][-1] + 1:
                ranges[-1][1:] = [number]
            else:
                ranges.append([number])
        return self.joined([self.word("range").join(map(str, each)) for each in ranges])

    def date(self, date: datetime.date | None) -> str:
        """A date as people write it; empty when there is none."""
        return self._names.date(date)

    def role(self, role: str) -> str:
        """Name of a role in the new version, else in the old one."""
        return clean(self.sides.performer(role) or role)

    def department(self, role: str) -> str:
        """Department of a role; empty when it has none."""
        for definitions in (self.sides.new, self.sides.old):
            declared = definitions.organisation.roles.get(role)
            if declared and declared.department:
                return clean(definitions.organisation.name(declared.department))
        return ""

    def positions(self, role: str) -> str:
        """Positions of a role with their headcount."""
        organisation = self.sides.new.organisation
        declared = organisation.roles.get(role)
        held = [
            organisation.positions[each]
            for each in (declared.positions if declared else ())
            if each in organisation.positions
        ]
        return self.joined([self.word("position", name=clean(each.name), headcount=each.headcount) for each in held])

    def with_department(self, role: str) -> str:
        """A role with its department in brackets."""
        department = self.department(role)
        name = self.role(role)
        return self.word("with-department", name=name, department=department) if department else name

    def process_title(self, process: ProcessNews) -> str:
        """Id and name of a process."""
        declared = process.process
        return f"{process.id} {clean(declared.name)}" if declared else self.word("shared")

    def versions(self, process: ProcessNews) -> str:
        """The versions of a process: ``V1.0 → V2.0``."""
        old = process.old.version if process.old else None
        new = process.new.version if process.new and process.status != "removed" else None
        every = dict.fromkeys(self.word("version", version=each) for each in (old, new) if each)
        return " → ".join(every)

    def contact(self, process: ProcessNews) -> str:
        """Who answers for a process."""
        declared = process.process
        return self.with_department(declared.owner) if declared else ""
