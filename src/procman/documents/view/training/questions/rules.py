"""What does a rule say? A number or a role in it is left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from procman.documents.view.bulletin.scene import plain
from procman.documents.view.handout import Question
from procman.documents.view.training.people import performers
from procman.documents.view.training.subject import Subject, question, shuffled
from procman.model.definitions import Definitions

_UNITS: Final = (
    "个工作日|工作日|个工作小时|分钟|小时|个月|万元|元|天|日|周|年|户|件|次|人|份|倍"
    "|working days|minutes|hours|days|weeks|months|years|yuan|times|people"
)
_VALUE: Final = re.compile(rf"(?<![\d.A-Za-z-])(\d+(?:\.\d+)?) ?({_UNITS}|[%％])")
_FARTHEST: Final = 12


def rule_questions(subject: Subject) -> Iterator[Question]:
    """Rules with a gap."""
    process = subject.process
    for rule_id, rule in process.rules.items():
        step = process.steps.get(rule.step) if rule.step else None
        if not subject.asks("rules", rule_id):
            continue
        text = plain(rule.text)
        named = [role for role in subject.roles or () if subject.words.role(role) in text]
        if not named and not subject.concerns([step.role] if step and step.role else subject.roles or ()):
            continue
        before = subject.old.rules.get(rule_id) if subject.old else None
        made = _number(subject, rule_id, text, plain(before.text) if before else "") or _role(subject, rule_id, text)
        if made:
            yield made


def _number(subject: Subject, rule_id: str, text: str, before: str) -> Question | None:
    values = [found[0] for found in _VALUE.finditer(text)]
    old = [found[0] for found in _VALUE.finditer(before)]
    # What is new is asked; else what the rule says most often, the bound that it is about.
    changed = [value for value in values if before and value not in old]
    asked = next(iter(changed), None) or max(values, key=values.count, default=None)
    if asked is None:
        return None
    former = [value for value in old if value not in values and _unit(value) == _unit(asked)]
    wrong = [value for value in (*former, *_similar(subject.definitions, asked)) if value not in values]
    return _gap(subject, rule_id, text, asked, wrong)


def _role(subject: Subject, rule_id: str, text: str) -> Question | None:
    names = [subject.words.role(role) for role in performers(subject.definitions, subject.process)]
    named = sorted((name for name in names if name in text), key=lambda name: (text.index(name), -len(name)))
    if not named:
        return None
    seed = f"{subject.process.id}.{rule_id}"
    wrong = sorted((name for name in names if name not in text), key=lambda name: shuffled(seed, name))
    return _gap(subject, rule_id, text, named[0], wrong)


def _gap(subject: Subject, rule_id: str, text: str, right: str, wrong: list[str]) -> Question | None:
    words, process = subject.words, subject.process
    pattern = rf"(?<![\d.]){re.escape(right)}" if right[0].isdigit() else re.escape(right)
    gapped = re.sub(pattern, lambda _: words.word("gap"), text)
    source = words.word("source.rule", process=process.id, id=rule_id)
    return question(f"{process.id}.{rule_id}", words.word("ask.rule", text=gapped), right, wrong, source)


def _similar(definitions: Definitions, value: str) -> list[str]:
    """Values of rules, controls and exceptions of the manual with the same unit, the most similar first."""
    amount, unit = _amount(value), _unit(value)
    found = {}
    for text in _texts(definitions):
        for match in _VALUE.finditer(text):
            other = float(match[1])
            if match[2] == unit and other != amount and other and 1 / _FARTHEST <= other / amount <= _FARTHEST:
                found[other] = match[0]
    return [found[each] for each in sorted(found, key=lambda each: (max(each, amount) / min(each, amount), each))]


def _texts(definitions: Definitions) -> Iterator[str]:
    for process in definitions.processes.values():
        yield from (rule.text for rule in process.rules.values())
        yield from (control.measure for control in process.controls.values() if control.measure)
        yield from (exception.do for exception in process.exceptions.values())


def _amount(value: str) -> float:
    found = _VALUE.fullmatch(value)
    return float(found[1]) or 1.0 if found else 1.0


def _unit(value: str) -> str:
    found = _VALUE.fullmatch(value)
    return found[2] if found else ""
