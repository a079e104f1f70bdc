"""What a quiz asks about, and how a question is made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Question
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

_WRONG: Final = 3
_FEWEST_WRONG: Final = 2


@dataclass(frozen=True)
class Subject:
    """What is asked about.

    Attributes:
        definitions: The manual, whose other values give wrong answers.
        process: The process.
        words: The words.
        old: The process before; its values are the wrong answers that are most often given.
        elements: Steps, controls and rules to ask about, as (section, id); everything when None.
        roles: Roles whose steps, controls and rules are asked about; everybody's when None.
    """

    definitions: Definitions
    process: Process
    words: BulletinWords
    old: Process | None = None
    elements: frozenset[tuple[str, str]] | None = None
    roles: frozenset[str] | None = None

    @cached_property
    def steps(self) -> dict[str, str]:
        """Names of the steps in which somebody works."""
        return {key: step.name for key, step in self.process.steps.items() if step.name and step.kind != "wait"}

    def asks(self, section: str, key: str) -> bool:
        """Whether an element is to be asked about."""
        return self.elements is None or (section, key) in self.elements

    def concerns(self, people: Iterable[str | None]) -> bool:
        """Whether it concerns the roles that are asked."""
        return self.roles is None or not self.roles.isdisjoint(each for each in people if each)


def question(seed: str, text: str, right: str, wrong: Iterable[str], source: str) -> Question | None:
    """A question, its answers in an order that follows from ``seed``; None with too few wrong answers.

    Args:
        seed: Ids of what is asked about.
        text: The question.
        right: The right answer.
        wrong: Wrong ones, the most plausible first.
        source: Where the answer stands.
    """
    others = [each for each in dict.fromkeys(wrong) if each and each != right][:_WRONG]
    if len(others) < _FEWEST_WRONG:
        return None
    options = sorted([right, *others], key=lambda option: shuffled(seed, option))
    return Question(text, tuple(options), options.index(right), source)


def shuffled(seed: str, text: str) -> bytes:
    """A place that has nothing to do with the text, and is always the same."""
    return hashlib.sha256(f"{seed}\0{text}".encode("utf-8", "surrogatepass")).digest()
