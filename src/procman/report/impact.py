"""What something touches: every place that refers to it, in words, and what would break without it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from procman.errors import Location
from procman.flow.graph import build_graph
from procman.flow.mentions import Mention, mentions
from procman.flow.subjects import Subject
from procman.lint.finding import Finding
from procman.lint.removal import file_of
from procman.messages import text
from procman.records import record
from procman.source.workspace import ORGANISATION, Workspace

if TYPE_CHECKING:
    from procman.model.process import Process


@record(frozen=True, slots=True)
class Place:
    """A place that refers to the subject.

    Attributes:
        process: The process; None for the organisation.
        element: Dotted path of the place.
        kind: Its keys without ids: ``steps.role``.
        words: What the subject is or does there: “performs step 03 …”.
        rule: The rule that would report the place if the subject were removed; None where none would.
    """

    location: Location
    process: str | None
    element: str
    kind: str
    words: str
    rule: str | None


@record(frozen=True, slots=True)
class Impact:
    """What a subject touches.

    Attributes:
        declared: Where it is declared.
        places: In the organisation first, then process by process, in the order of the files.
        broken: New findings if it were removed; None where that cannot be tried.
        segregation: Of a role what is wrong with its duties now.
        without_performer: Of a performer the steps, as ``process/step``, that nobody would perform.
    """

    subject: Subject
    declared: tuple[Location, ...]
    places: tuple[Place, ...]
    broken: tuple[Finding, ...] | None
    segregation: tuple[Finding, ...]
    without_performer: tuple[str, ...]


def impact_of(
    subject: Subject,
    workspace: Workspace,
    broken: tuple[Finding, ...] | None,
    segregation: tuple[Finding, ...],
    language: str,
) -> Impact:
    """Put together what a subject touches.

    Args:
        subject: The subject.
        workspace: The version to look at.
        broken: New findings if it were removed; None where that cannot be tried.
        segregation: Of a role what is wrong with its duties now.
        language: Language of the words.
    """
    reported = {(finding.path, finding.element): finding.rule for finding in broken or ()}
    words = _Words(workspace, language)
    found = (_place(mention, workspace, words, reported) for mention in mentions(subject, workspace.definitions))
    order = {process_id: number for number, process_id in enumerate(workspace.definitions.processes)}
    places = tuple(sorted(found, key=lambda place: (order.get(place.process or "", -1), place.location)))
    performed = (place for place in places if place.kind == "steps.role")
    return Impact(
        subject,
        tuple(_declared(subject, workspace)),
        places,
        broken,
        segregation,
        tuple(f"{place.process}/{place.element.split('.')[1]}" for place in performed),
    )


def _declared(subject: Subject, workspace: Workspace) -> Iterable[Location]:
    for declaration in subject.declarations:
        yield workspace.locate_in(file_of(declaration, workspace), declaration.element or ("id",))


def _place(mention: Mention, workspace: Workspace, words: _Words, reported: dict[tuple[str, str], str]) -> Place:
    path = workspace.files[mention.process] if mention.process else ORGANISATION
    dotted = ".".join(map(str, mention.element))
    location = workspace.locate_in(path, mention.element, value=True)
    return Place(location, mention.process, dotted, mention.kind, words.of(mention), reported.get((path, dotted)))


class _Words:
    """Says what a place is about."""

    def __init__(self, workspace: Workspace, language: str) -> None:
        self._definitions = workspace.definitions
        self._language = language
        self._numbers: dict[str, dict[str, int | None]] = {}

    def of(self, mention: Mention) -> str:
        return text(self._language, f"impact.at-{mention.kind}", about=self._about(mention))

    def _about(self, mention: Mention) -> str:
        """The name of the element in which the place is."""
        section, one = str(mention.element[0]), str(mention.element[1]) if len(mention.element) > 1 else ""
        if mention.process is None:
            return str(getattr(self._definitions.organisation, section)[one].name)
        process = self._definitions.processes[mention.process]
        if section == "steps":
            return self._step(process, one)
        if section in ("forms", "inputs", "outputs", "metrics"):
            name = str(getattr(process, section)[one].name)
            if section == "forms" and mention.element[2] == "fields":
                return text(self._language, "impact.field", form=name, field=self._field(process, mention))
            return name
        return one

    def _field(self, process: Process, mention: Mention) -> str:
        return process.forms[str(mention.element[1])].fields[str(mention.element[3])].label

    def _step(self, process: Process, step_id: str) -> str:
        if process.id not in self._numbers:
            nodes = build_graph(process).nodes
            self._numbers[process.id] = {node.id: node.number for node in nodes.values()}
        number = self._numbers[process.id].get(step_id)
        name = process.steps[step_id].name or step_id
        return name if number is None else text(self._language, "impact.step", number=f"{number:02d}", name=name)
