"""How long may a step take?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from procman.documents.content import clean
from procman.documents.view.handout import Question
from procman.documents.view.training.subject import Subject, question
from procman.messages import duration_text
from procman.model.definitions import Definitions
from procman.model.duration import Duration

_SIZES: Final = {"min": 1, "h": 60, "d": 1440, "w": 10080, "mo": 43200, "y": 525600, "wh": 60, "wd": 480}
"""About how long a unit is, to find answers of a similar size; nothing is converted by it."""
_FARTHEST: Final = 12


def limit_questions(subject: Subject) -> Iterator[Question]:
    """Limits of steps; the wrong answers are the limit before and similar ones of the same manual."""
    words, process = subject.words, subject.process
    for step_id, step in process.steps.items():
        limit = step.time_limit
        people = step.role in subject.definitions.organisation.roles and not step.automatic
        if limit is None or step_id not in subject.steps or not people:
            continue
        if not subject.asks("steps", step_id) or not subject.concerns([step.role]):
            continue
        name = clean(subject.steps[step_id])
        before = subject.old.steps.get(step_id) if subject.old else None
        wrong = [before.time_limit] if before and before.time_limit and _differ(before.time_limit, limit) else []
        wrong += similar(subject.definitions, limit)
        made = question(
            f"{process.id}.{step_id}.limit",
            words.word("ask.limit", process=clean(process.name), step=name),
            duration_text(words.language, limit),
            [duration_text(words.language, each) for each in wrong],
            words.word("source.step", process=process.id, name=name),
        )
        if made:
            yield made


def similar(definitions: Definitions, limit: Duration) -> list[Duration]:
    """Limits of the manual by the same clock that are neither equal nor absurd, the most similar first."""
    found = {
        step.time_limit
        for process in definitions.processes.values()
        for step in process.steps.values()
        if step.time_limit and step.time_limit.working == limit.working and _differ(step.time_limit, limit)
    }
    near = [each for each in found if 1 / _FARTHEST <= _size(each) / _size(limit) <= _FARTHEST]
    nearest = sorted(
        near, key=lambda each: (max(_size(each), _size(limit)) / min(_size(each), _size(limit)), str(each))
    )
    sizes: dict[int, Duration] = {}
    for each in nearest:
        sizes.setdefault(_size(each), each)  # 24 hours and 1 day are one answer
    return list(sizes.values())


def _differ(one: Duration, other: Duration) -> bool:
    return _size(one) != _size(other)


def _size(limit: Duration) -> int:
    return limit.amount * _SIZES[limit.unit]
