from __future__ import annotations

import typing
from collections import Counter

import pytest

from procman.diff.change import GROUPS, LEVELS
from procman.diff.changes import manual, process_presence
from procman.diff.registry import CHECKS, DICTIONARIES, kinds
from procman.messages import LANGUAGES, has_text
from procman.model import control, form, organisation, process, step
from procman.model.dictionaries import Bound

OPPOSITES = {"added": "removed", "removed": "added"}
VALUES: dict[str, object] = {
    "status": process.Status,
    "trigger": process.TriggerKind,
    "step": step.StepKind,
    "duty": step.Duty,
    "means": control.Means,
    "effect": control.Effect,
    "frequency": control.Frequency,
    "risk_type": control.RiskType,
    "risk_level": control.RiskLevel,
    "form": form.FormKind,
    "type": form.FieldType,
    "department": organisation.DepartmentKind,
    "bounds": Bound,
}


def test_what_can_come_can_go() -> None:
    for kind in kinds().values():
        word, _, verb = kind.name.rpartition("-")
        expected = f"{word}-{OPPOSITES[verb]}" if verb in OPPOSITES else kind.name
        assert kind.mirror == expected
        assert kinds()[kind.mirror].mirror == kind.name


def test_no_name_stands_for_two_kinds() -> None:
    found = [kind for check in (process_presence, *CHECKS, manual) for kind in check.KINDS]
    found += [kind for dictionary in DICTIONARIES for kind in dictionary.kinds]
    # The texts of steps and of forms are compared by one function with one set of kinds.
    assert not [name for name, count in Counter(kind.name for kind in found).items() if count > 1]
    assert {kind.group for kind in found} <= set(GROUPS)
    assert {kind.level for kind in found} <= set(LEVELS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_every_word_has_a_text(language: str) -> None:
    assert not [name for name in kinds() if not has_text(language, f"diff.{name}")]
    words = [f"{family}-{value}" for family, values in VALUES.items() for value in typing.get_args(values)]
    words += [f"group-{group}" for group in GROUPS] + [f"level-{level}" for level in LEVELS]
    assert not [word for word in words if not has_text(language, f"diff.{word}")]
