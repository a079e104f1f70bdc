"""What statements are made from: one process in both versions, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from procman import messages
from procman.diff.change import Change
from procman.diff.comparison import Comparison, Sides
from procman.diff.wording import message, show
from procman.documents.content import Prose, clean
from procman.documents.view.bulletin.partners import Partners, partners
from procman.documents.view.bulletin.statement import Statement, Topic

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        pair: Whether what was and what is belong behind it.
    """

    text: str
    pair: bool


@dataclass(frozen=True)
class Scene:
    """A process in both versions; neither for what changed in the dictionaries.

    Attributes:
        sides: All definitions in both versions.
        old: The process before; None for a new one.
        new: The process after; None for a withdrawn one.
        language: Language of the sentences.
    """

    sides: Sides
    old: Process | None
    new: Process | None
    language: str

    @cached_property
    def old_ids(self) -> dict[str, str]:
        """Old ids of steps that only got another one, by the new."""
        if self.old is None or self.new is None:
            return {}
        return {new: old for old, new in Comparison(self.sides, self.old, self.new).rekeyed.items()}

    @cached_property
    def partners(self) -> tuple[dict[str, Partners], dict[str, Partners]]:
        """Who works before and after each step, in the old and in the new version."""
        old, new = (partners(process) if process else {} for process in (self.old, self.new))
        return old, new

    def old_step(self, step_id: str) -> Step | None:
        """A step before, by the id that it has now."""
        return self.old.steps.get(self.old_ids.get(step_id, step_id)) if self.old else None

    def new_step(self, step_id: str) -> Step | None:
        """A step as it is now."""
        return self.new.steps.get(step_id) if self.new else None

    def performs(self, role: str, step_id: str) -> bool:
        """Whether a role carries a step out, before or now."""
        return any(step and step.role == role for step in (self.old_step(step_id), self.new_step(step_id)))

    def word(self, key: str, **arguments: object) -> str:
        """A word of the bulletin."""
        return messages.text(self.language, f"bulletin.{key}", **arguments)

    def performer(self, reference: str | None) -> str:
        """The name of whoever performs steps."""
        return clean(self.sides.performer(reference) or "") or self.word("nobody")

    def performers(self, references: Iterable[str], own: str | None = None) -> str:
        """Several names in one sentence; the reader is not named but addressed."""
        names = [self.word("yourself") if each == own else self.performer(each) for each in references]
        return self.joined(names) or self.word("nobody")

    def joined(self, words: Sequence[str]) -> str:
        """Words one after the other."""
        return self.word("separator").join(dict.fromkeys(words))

    def step_name(self, step_id: str) -> str:
        """The name of a step in either version."""
        step = self.new_step(step_id) or self.old_step(step_id)
        return clean(step.name if step and step.name else step_id)

    def quoted(self, name: str) -> str:
        """A name in quotation marks."""
        return self.word("quoted", name=clean(name))

    def form(self, name: str) -> str:
        """The name of a form, as titles of documents are written."""
        return self.word("form", name=clean(name))

    def statement(self, topic: Topic, change: Change, head: str = "", details: Sequence[str] = ()) -> Statement:
        """A statement in the words that the bulletin has for a kind of change, else in those of the comparison."""
        template, values, before, after = self._words(change)
        text = template.format_map(values) if values else template
        return Statement(
            *(topic, head, text, before, after, tuple(details), change.level, change.kind.name),
            template=template if values else "",
            values=tuple(values.items()),
        )

    def whole(self, topic: Topic, change: Change) -> Statement:
        """A statement in the words of the comparison, which name what changed."""
        said = self.sentence(change)
        shown = self._shown(change)
        values = (shown["old"], shown["new"]) if said.pair else ("", "")
        return Statement(topic, "", said.text, *values, level=change.level, kind=change.kind.name)

    def said(
        self, topic: Topic, change: Change, key: str, *, head: str = "", details: Sequence[str] = (), **arguments: str
    ) -> Statement:
        """A statement in words of the bulletin."""
        text = self.word(key, **arguments)
        return Statement(
            *(topic, head, text, "", "", tuple(details), change.level, change.kind.name),
            template=messages.catalogue(self.language, "bulletin")[key],
            values=tuple(arguments.items()),
        )

    def sentence(self, change: Change) -> Sentence:
        """A change in the words of the comparison, which name what changed."""
        text = clean(message(change, self.language))
        turn = messages.text(self.language, "diff.versions", **self._shown(change))
        pair = text.endswith(turn)
        return Sentence(text.removesuffix(turn).rstrip("：: ") if pair else text, pair)

    def _words(self, change: Change) -> tuple[str, dict[str, str], str, str]:
        """The sentence under a head that names what changed, with what fills its blanks, and what was and is."""
        shown = self._shown(change)
        key = f"kind-{change.kind.name}"
        if change.arguments["of"] is None and messages.has_text(self.language, f"bulletin.{key}.alone"):
            key = f"{key}.alone"
        if messages.has_text(self.language, f"bulletin.{key}"):
            template = messages.catalogue(self.language, "bulletin")[key]
            said = Sentence(template, "{old}" not in template and "{new}" not in template)
            values = {name: value for name, value in self._shown(change, template).items() if f"{{{name}}}" in template}
        else:
            said, values = self.sentence(change), {}
        is_turn = said.pair and any(change.arguments[side] is not None for side in ("old", "new"))
        return (said.text, values, *((shown["old"], shown["new"]) if is_turn else ("", "")))

    def _shown(self, change: Change, template: str = "") -> dict[str, str]:
        """What was and what is, and whatever else a sentence names: a key that no sentence names has no word."""
        return {
            name: clean(show(value, self.language))
            for name, value in change.arguments.items()
            if name in ("old", "new") or f"{{{name}}}" in template
        }


def plain(text: str) -> str:
    """A text of a definition as words on one line."""
    return " ".join(Prose(clean(text)).text.split())
