"""A record behaves as the dataclass that type checkers take it for."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import typing
from typing import Any

import pytest

from procman.errors import Location
from procman.records import field, record


@record(frozen=True, slots=True, order=True)
class Place:
    """A place."""

    path: str
    line: int = 0
    notes: list[str] = field(default_factory=list, repr=False)

    @property
    def there(self) -> bool:
        """Whether it is in a line."""
        return self.line > 0


@record(slots=True)
class Box:
    """A box."""

    one: int


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Model:
    path: str
    line: int = 0
    notes: list[str] = dataclasses.field(default_factory=list, repr=False)


def test_fields_are_set_by_place_by_name_and_by_default() -> None:
    for cls in (Place, Model):
        made: Any = cls("a", notes=["x"])
        assert (made.path, made.line, made.notes) == ("a", 0, ["x"])
    assert Place("a").notes is not Place("a").notes
    assert Place("a", 1, None).notes is None  # type: ignore[arg-type]
    assert Place("a", 3).there
    assert Place.__doc__ == "A place."


@pytest.mark.parametrize("arguments", [(), ("a", 1, [], 2)])
def test_wrong_arguments_are_refused(arguments: tuple[Any, ...]) -> None:
    for cls in (Place, Model):
        with pytest.raises(TypeError):
            cls(*arguments)
    with pytest.raises(TypeError):
        Place("a", other=1)  # type: ignore[call-arg]


def test_a_frozen_record_cannot_be_changed() -> None:
    place = Place("a")
    with pytest.raises(AttributeError):
        place.line = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del place.line  # type: ignore[misc]
    with pytest.raises(AttributeError):
        place.other = 2  # type: ignore[attr-defined]
    box = Box(1)
    box.one = 2
    assert box == Box(2)


def test_comparing() -> None:
    assert Place("a", 1) == Place("a", 1)
    assert Place("a", 1) != Place("a", 2)
    assert Place("a") != Model("a")
    assert sorted([Place("b"), Place("a", 2), Place("a", 1)]) == [Place("a", 1), Place("a", 2), Place("b")]
    assert Place("b") >= Place("a") <= Place("a", 0)
    with pytest.raises(TypeError):
        assert Box(1) < Box(2)  # type: ignore[operator]
    assert hash(Location("a", 1)) == hash(Location("a", 1))
    assert len({Location("a", 1), Location("a", 1), Location("a", 2)}) == 2
    with pytest.raises(TypeError):
        hash(Box(1))


def test_shown_as_a_dataclass_is() -> None:
    assert (
        repr(Place("a", 1, ["x"])) == repr(Model("a", 1, ["x"])).replace("Model", "Place") == "Place(path='a', line=1)"
    )


def test_the_functions_of_dataclasses_take_records() -> None:
    place = Place("a", 1)
    assert dataclasses.is_dataclass(place)
    assert dataclasses.replace(place, line=2) == Place("a", 2)
    assert dataclasses.asdict(place) == {"path": "a", "line": 1, "notes": []}
    assert [each.name for each in dataclasses.fields(Place)] == [each.name for each in dataclasses.fields(Model)]
    assert typing.get_type_hints(Place)["line"] is int


def test_records_are_copied_and_sent_to_other_programs() -> None:
    for one in (Place("a", 1, ["x"]), Box(2)):
        assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == copy.deepcopy(one) == one


def test_matching() -> None:
    match Place("a", 1):
        case Place(path, line):
            assert (path, line) == ("a", 1)


def test_what_a_record_is_not_is_refused() -> None:
    with pytest.raises(TypeError):
        record(frozen=True)(type("Plain", (), {"__annotations__": {}}))
    with pytest.raises(TypeError):
        record(slots=True)(type("Heir", (Box,), {"__annotations__": {}}))
