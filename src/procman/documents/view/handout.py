"""Papers that are handed out: bulletins, training papers. Pages of blocks, which every format writes in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from procman import __version__
from procman.documents.content import clean
from procman.documents.matrix.table import Table
from procman.documents.view.marking import Marked, mark

if TYPE_CHECKING:
    from procman.model.manual import Manual

_SHORT: Final = 24
"""Characters up to which what was and what is stand on one line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a page.

    Attributes:
        aside: What follows it in small type.
    """

    kind: ClassVar[Literal["heading"]] = "heading"
    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values; an empty value is a line to fill in.

    Attributes:
        columns: How many stand beside each other.
    """

    kind: ClassVar[Literal["facts"]] = "facts"
    items: tuple[tuple[str, str], ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        by_hand: Whether its rows are high enough to write in.
    """

    kind: ClassVar[Literal["grid"]] = "grid"
    table: Table
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs.

    Attributes:
        quiet: Whether they are notes rather than text.
    """

    kind: ClassVar[Literal["words"]] = "words"
    texts: tuple[str, ...]
    title: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; with what was and what is, when they follow it.

    Attributes:
        details: What belongs to it, a line each.
    """

    text: str
    before: str = ""
    after: str = ""
    details: tuple[str, ...] = ()

    @property
    def apart(self) -> bool:
        """Whether what was and what is are sentences, which stand below each other."""
        return max(len(self.before), len(self.after)) > _SHORT

    @property
    def marked(self) -> tuple[Marked, Marked]:
        """What was and what is, with the part marked in which they differ."""
        return mark(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Point:
    """Sentences about one thing.

    Attributes:
        head: The thing; empty when the sentences name it.
    """

    head: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Points under a title.

    Attributes:
        tone: Colour: ``start``, ``stop`` or empty.
    """

    kind: ClassVar[Literal["points"]] = "points"
    title: str
    items: tuple[Point, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a digest has on one subject.

    Attributes:
        aside: What follows the title in small type.
        topics: Points by meaning.
    """

    title: str
    topics: tuple[Points, ...]
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """Points by subject and by meaning, closely set."""

    kind: ClassVar[Literal["digest"]] = "digest"
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """A list to tick off."""

    kind: ClassVar[Literal["ticks"]] = "ticks"
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one right answer.

    Attributes:
        options: Answers, in the order in which they are shown.
        right: Place of the right one, from 0.
        source: Where the answer stands.
    """

    text: str
    options: tuple[str, ...]
    right: int
    source: str

    @property
    def letter(self) -> str:
        """The letter of the right answer."""
        return letter(self.right)


@dataclass(frozen=True, slots=True)
class Questions:
    """A quiz, without its answers."""

    kind: ClassVar[Literal["questions"]] = "questions"
    items: tuple[Question, ...]


Block = Heading | Facts | Grid | Words | Points | Digest | Ticks | Questions


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or several that belong together; begins on a new sheet of paper.

    Attributes:
        id: Anchor.
        aside: What its running head shows beside the title.
        group: Pages of one group share a sheet of a workbook.
        dense: Whether it needs small type to stand on one sheet of paper.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    aside: str = ""
    group: str = ""
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Handout:
    """A paper.

    Attributes:
        file: Its name without the suffix.
        title: Its title.
        company: Whose it is.
        foot: What every page has at its foot.
    """

    file: str
    title: str
    company: str
    foot: str
    language: str
    generator: str
    pages: tuple[Page, ...]


def handout_of(
    manual: Manual, language: str, file: str, title: str, pages: Sequence[Page], number: str = ""
) -> Handout:
    """A paper of the company whose manual it is about.

    Args:
        manual: Gives company and confidentiality.
        language: Language of the frame.
        file: Name of the file without its suffix.
        title: Title of the paper.
        pages: Its pages.
        number: Its number, if it has one.
    """
    foot = " · ".join(each for each in (clean(manual.confidentiality or ""), clean(number)) if each)
    generator = f"procman {__version__}"
    return Handout(file, title, clean(manual.company or ""), foot, language, generator, tuple(pages))


def letter(place: int) -> str:
    """The letter of an answer: A for the first."""
    return chr(ord("A") + place)
