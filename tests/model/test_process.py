from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from procman.model.process import Process
from procman.model.step import Step

HEAD: dict[str, Any] = {"id": "CS-01", "name": "流程", "domain": "service", "owner": "agent", "version": "1.0"}


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ("b", [("b", None, None)]),
        (["b", "c"], [("b", None, None), ("c", None, None)]),
        ({"是": "b", "否": "c"}, [("b", "是", None), ("c", "否", None)]),
        ({"是": "b", "else": {"to": "a", "at_most": "2"}}, [("b", "是", None), ("a", "else", 2)]),
        ({"to": "a", "at_most": "3"}, [("a", None, 3)]),
        (None, []),
    ],
)
def test_the_spellings_of_next(written: object, ways: list[tuple[str, str | None, int | None]]) -> None:
    step = Step.model_validate({"next": written})
    assert [(way.to, way.condition, way.at_most) for way in step.next] == ways


def test_a_bare_duration_is_the_limit_of_the_process() -> None:
    process = Process.model_validate({**HEAD, "time_limit": "15个工作日"})
    assert process.time_limit is not None
    assert str(process.time_limit.within) == "15wd"


def test_one_partner_or_several() -> None:
    process = Process.model_validate(
        {
            **HEAD,
            "inputs": {"a": {"name": "甲", "from": "customer"}},
            "outputs": {"b": {"name": "乙", "to": ["X-1", "Y-1"]}},
        }
    )
    assert process.inputs["a"].suppliers == ("customer",)
    assert process.outputs["b"].takers == ("X-1", "Y-1")


def test_definitions_cannot_be_changed() -> None:
    process = Process.model_validate(HEAD)
    with pytest.raises(ValidationError):
        process.name = "另一个"  # type: ignore[misc]
