"""In which step is a risk controlled, and who owns the control?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.documents.content import clean
from procman.documents.view.bulletin.scene import plain
from procman.documents.view.handout import Question
from procman.documents.view.training.people import performers
from procman.documents.view.training.subject import Subject, question, shuffled

if TYPE_CHECKING:
    from procman.model.control import Control


def control_questions(subject: Subject) -> Iterator[Question]:
    """The step of a control among the steps of the process, its owner among the roles of the process."""
    process = subject.process
    risks = Counter(control.risk for control in process.controls.values())
    for control_id, control in process.controls.items():
        step = process.steps.get(control.step)
        people = [control.owner, control.reviewer, step.role if step else None]
        # Two controls against one risk would have two right answers.
        if not control.risk or risks[control.risk] > 1:
            continue
        if not subject.asks("controls", control_id) or not subject.concerns(people):
            continue
        yield from (
            each for each in (_step(subject, control_id, control), _owner(subject, control_id, control)) if each
        )


def _step(subject: Subject, control_id: str, control: Control) -> Question | None:
    words, seed = subject.words, f"{subject.process.id}.{control_id}.step"
    if control.step not in subject.steps:
        return None
    wrong = [clean(name) for key, name in subject.steps.items() if key != control.step]
    return question(
        seed,
        words.word("ask.control-step", process=clean(subject.process.name), risk=plain(control.risk or "")),
        clean(subject.steps[control.step]),
        sorted(wrong, key=lambda name: shuffled(seed, name)),
        words.word("source.control", process=subject.process.id, id=control_id),
    )


def _owner(subject: Subject, control_id: str, control: Control) -> Question | None:
    words, seed = subject.words, f"{subject.process.id}.{control_id}.owner"
    organisation = subject.definitions.organisation
    if control.owner not in organisation.roles:
        return None
    wrong = [role for role in performers(subject.definitions, subject.process) if role != control.owner]
    return question(
        seed,
        words.word("ask.control-owner", process=clean(subject.process.name), risk=plain(control.risk or "")),
        words.role(control.owner),
        sorted((words.role(role) for role in wrong), key=lambda name: shuffled(seed, name)),
        words.word("source.control", process=subject.process.id, id=control_id),
    )
