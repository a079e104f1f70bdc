"""Ids that stand for something else than in another version of the same process."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from procman.records import record

if TYPE_CHECKING:
    from procman.model.process import Process

_WORD = r"[a-z0-9]{4,}|[\u3400-\u9fff]"
_EMPTY_WORDS = frozenset("是否能可有无的了和与并及对为") | {"with", "from", "that", "this"}
Look = Callable[["Process", str, Any], Any]


@record(frozen=True, slots=True)
class ReusedId:
    """An id with two meanings.

    Attributes:
        section: The part of the definition, ``steps`` and the like.
        old: What it was called.
        new: What is called so now.
    """

    section: str
    id: str
    old: str
    new: str


def _makers(process: Process, document: str, _: Any) -> set[str]:
    return {step_id for step_id, step in process.steps.items() if document in step.outputs}


def _sources(process: Process, end: str, _: Any) -> set[str]:
    return {step_id for step_id, step in process.steps.items() if any(way.to == end for way in step.next)}


# How an element is called, and what besides its name has to be another before it is taken for another thing.
_SECTIONS: dict[str, tuple[Callable[[Any], str], Look]] = {
    "steps": (lambda step: step.name or "", lambda _process, _id, step: (step.role, step.kind)),
    "ends": (str, _sources),
    "controls": (
        lambda control: f"{control.risk or ''}{control.measure or ''}",
        lambda _process, _id, control: (control.step, control.owner),
    ),
    "forms": (lambda form: form.name, lambda _process, _id, form: form.kind),
    "inputs": (lambda taken: taken.name, lambda _process, _id, taken: taken.suppliers),
    "outputs": (lambda given: given.name, _makers),
    "records": (lambda record: record.name, _makers),
    "rules": (lambda rule: rule.text, lambda _process, _id, rule: rule.step),
    "metrics": (lambda metric: metric.name, lambda _process, _id, metric: metric.formula),
}


def reused_ids(old: Process, new: Process) -> Iterator[ReusedId]:
    """Ids of both versions whose element has a wholly different name and differs in its nature as well.

    A name that was only reworded has some word in common with the old one, and a step that was only renamed keeps its
    performer and its kind.

    Args:
        old: The process before.
        new: The process after.
    """
    for section, (name_of, nature_of) in _SECTIONS.items():
        before, after = getattr(old, section), getattr(new, section)
        for one, element in after.items():
            if one not in before or before[one] == element:
                continue
            names = name_of(before[one]), name_of(element)
            natures = nature_of(old, one, before[one]), nature_of(new, one, element)
            if _wholly_different(*names) and natures[0] != natures[1]:
                yield ReusedId(section, one, *names)


def other_process(old: Process, new: Process) -> bool:
    """Whether the id of a process now stands for another process."""
    return _wholly_different(old.name, new.name) and old.owner != new.owner


def _wholly_different(one: str, other: str) -> bool:
    """Whether two names have no word in common; names without words cannot be told apart."""
    first, second = (set(re.findall(_WORD, name.lower())) - _EMPTY_WORDS for name in (one, other))
    return bool(first and second) and not first & second
