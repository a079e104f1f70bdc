"""A process in two versions side by side: what the checks of changes look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from procman.diff.change import Change, Effect, ElementPath, Json, Kind, Level, Shown
from procman.diff.matching import rekeyed_steps
from procman.flow.graph import following_step
from procman.model.duration import Duration
from procman.model.light import Light
from procman.records import record

if TYPE_CHECKING:
    from procman.model.control import Control
    from procman.model.definitions import Definitions
    from procman.model.form import Form
    from procman.model.process import Process
    from procman.model.step import Step

Element = TypeVar("Element")
Places = tuple[ElementPath | None, ElementPath | None]


@dataclass(frozen=True, slots=True)
class Pair(Generic[Element]):
    """An element that is in both versions."""

    old_id: str
    new_id: str
    old: Element
    new: Element


@record(frozen=True, slots=True)
class WayOut:
    """A way out of a step, written or not; see ``model.step.Way``."""

    to: str
    condition: str | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class Sides:
    """Both versions of all definitions, and the weights that the new manual gives to kinds of change."""

    old: Definitions
    new: Definitions

    @cached_property
    def levels(self) -> dict[str, Level]:
        """Weights by kind, where the manual's ``versioning`` says otherwise than the kind itself."""
        versioning = self.new.manual.versioning
        levels: dict[str, Level] = dict.fromkeys(versioning.minor, "minor")
        return levels | dict.fromkeys(versioning.major, "major")

    def level(self, kind: Kind) -> Level:
        """The weight of a kind."""
        return self.levels.get(kind.name, kind.level)

    def performer(self, reference: str | None) -> str | None:
        """The name of a role, party, system or department, by the new version if it knows it."""
        if reference is None:
            return None
        name = self.new.organisation.name(reference)
        return name if name != reference else self.old.organisation.name(reference)

    def requirement(self, reference: str) -> str:
        """The title of a requirement."""
        found = self.new.requirements.get(reference) or self.old.requirements.get(reference)
        return found.title if found else reference

    def term(self, reference: str) -> str:
        """A term of the glossary."""
        found = self.new.glossary.get(reference) or self.old.glossary.get(reference)
        return found.term if found else reference

    def partner(self, reference: str) -> str:
        """The name of a process, or of whoever performs steps."""
        name = self.new.partner_name(reference)
        return name if name != reference else self.old.partner_name(reference)

    def roles(self, references: Iterable[str | None]) -> tuple[str, ...]:
        """Ids of roles, sorted; systems, outside parties and departments do not read bulletins."""
        return tuple(sorted({reference for reference in references if reference} - self._no_roles))

    @cached_property
    def _no_roles(self) -> frozenset[str]:
        """Ids of systems, outside parties and departments that are no roles in either version."""
        versions = (self.old.organisation, self.new.organisation)
        groups = [group for each in versions for group in (each.systems, each.parties, each.departments)]
        return frozenset().union(*groups).difference(*(each.roles for each in versions))

    def change(
        self,
        kind: Kind,
        element: ElementPath,
        old: object = None,
        new: object = None,
        *,
        people: Iterable[str | None],
        effect: Effect = "other",
        places: Places | None = None,
        show: tuple[Shown, Shown] | None = None,
        name: Shown = None,
        of: Shown = None,
        field: Shown = None,
    ) -> Change:
        """Make a change.

        Args:
            kind: The kind.
            element: Path of the element in the version that has it, the new one if both do.
            old: The value before: anything that a model holds.
            new: The value after.
            people: Ids of those whom the change touches.
            effect: Whether it makes things stricter or easier.
            places: Where it stands in the old and in the new file; by default the element, where there is a value.
            show: How a message shows the values; by default as they are.
            name: The element's name in messages.
            of: What the element belongs to: the form of a field, the condition of a branch.
            field: The key that has another value, where a kind covers several.
        """
        old_path, new_path = places or (element if old is not None else None, element if new is not None else None)
        old_shown, new_shown = show or (_shown(old), _shown(new))
        return Change(
            kind=kind,
            element=element,
            old=as_json(old),
            new=as_json(new),
            effect=effect,
            roles=self.roles(people),
            arguments={"name": name, "of": of, "field": field, "old": old_shown, "new": new_shown},
            old_path=old_path,
            new_path=new_path,
            level=self.level(kind),
        )


@dataclass(frozen=True)
class Comparison:
    """One process in two versions."""

    sides: Sides
    old: Process
    new: Process

    @cached_property
    def rekeyed(self) -> dict[str, str]:
        """New ids of steps by old ones, where only the id changed."""
        return rekeyed_steps(self.old.steps, self.new.steps)

    @cached_property
    def steps(self) -> tuple[Pair[Step], ...]:
        """Steps of both versions, in the new order."""
        old_id_of = {new: old for old, new in self.rekeyed.items()}
        found = []
        for new_id, step in self.new.steps.items():
            old_id = old_id_of.get(new_id, new_id)
            if old_id in self.old.steps:
                found.append(Pair(old_id, new_id, self.old.steps[old_id], step))
        return tuple(found)

    @cached_property
    def changed_steps(self) -> tuple[Pair[Step], ...]:
        """Steps of both versions that say something else; all of them where ids changed that others may name."""
        return self.steps if self.rekeyed else tuple(pair for pair in self.steps if pair.old != pair.new)

    def current(self, old_step_id: str | None) -> str | None:
        """The id by which the new version knows a step or end of the old one."""
        return None if old_step_id is None else self.rekeyed.get(old_step_id, old_step_id)

    def step_name(self, reference: str | None) -> str | None:
        """The name of a step or end by its id in either version."""
        if reference is None:
            return None
        for process in (self.new, self.old):
            if reference in process.steps:
                return process.steps[reference].name or reference
            if reference in process.ends:
                return process.ends[reference]
        return reference

    def document_name(self, reference: str) -> str:
        """The name of an input, output, record or form."""
        for process in (self.new, self.old):
            for group in (process.inputs, process.outputs, process.records, process.forms):
                if reference in group:
                    return group[reference].name
        return reference

    def ways(self, process: Process, step_id: str) -> tuple[WayOut, ...]:
        """The ways out of a step, the unwritten one to the following step included."""
        step = process.steps[step_id]
        if step.next or step.kind in ("decision", "parallel"):
            return tuple(WayOut(way.to, way.condition, way.at_most) for way in step.next)
        target = following_step(process, step_id)
        return (WayOut(target),) if target else ()

    def step_people(self, *steps: Step) -> set[str | None]:
        """Everyone who has a part in steps; whoever performs none is left to the process's owner."""
        people: set[str | None] = set()
        for step in steps:
            people |= {step.role, step.accountable, *step.consulted, *step.informed}
            if step.on_timeout:
                people |= set(step.on_timeout.notify)
        return people if any(people) else self.owners

    @property
    def owners(self) -> set[str | None]:
        """The owner before and after."""
        return {self.old.owner, self.new.owner}

    def document_people(self, reference: str) -> set[str | None]:
        """The owner, and the performers of all steps that use a document."""
        users = {
            step.role
            for process in (self.old, self.new)
            for step in process.steps.values()
            if reference in (*step.inputs, *step.outputs, *step.forms)
        }
        return users | self.owners

    @property
    def all_performers(self) -> set[str | None]:
        """Whoever performs a step, before or after."""
        return {step.role for process in (self.old, self.new) for step in process.steps.values()}

    def control_people(self, *controls: Control) -> set[str | None]:
        """Owners and reviewers of controls, and the performers of the steps in which they are carried out."""
        people: set[str | None] = set()
        for control in controls:
            people |= {control.owner, control.reviewer}
            for process in (self.old, self.new):
                if control.step in process.steps:
                    people.add(process.steps[control.step].role)
        return people

    def form_people(self, *forms: Form) -> set[str | None]:
        """Everyone who fills or approves forms; of a form without either, the owner."""
        people: set[str | None] = set()
        for form in forms:
            people |= {field.filled_by for field in form.fields.values()} | set(form.approvals)
        return people if any(people) else self.owners

    @property
    def change(self) -> Callable[..., Change]:
        """See ``Sides.change``."""
        return self.sides.change


def as_json(value: object) -> Json:
    """A model's value as JSON."""
    if isinstance(value, Duration):
        return str(value)
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    names = _keys(type(value))
    if names is None:
        return str(value)
    data = {names[name]: as_json(item) for name, item in vars(value).items()}
    return {key: item for key, item in data.items() if item not in (None, [], {})}


def _keys(model: type) -> dict[str, str] | None:
    """Keys in the definition by field of a model or of its light twin; None of anything else."""
    if issubclass(model, Light):
        return model.keys
    fields = getattr(model, "model_fields", None)
    return None if fields is None else {name: field.alias or name for name, field in fields.items()}


def _shown(value: object) -> Shown:
    if value is None or isinstance(value, str | Duration | bool):
        return value
    return str(value) if isinstance(value, int | float) else None
