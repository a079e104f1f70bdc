from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procman.diff.matching import came_and_went, moved, rekeyed_steps
from procman.model.step import Step

ids = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_one_element_that_jumps_is_the_only_one_that_moved() -> None:
    assert moved("abcdef", "bcdefa") == {"a"}
    assert moved("abcdef", "fabcde") == {"f"}


def test_elements_of_one_version_only_do_not_disturb_the_order() -> None:
    assert moved("axbc", "aybc") == set()


@given(ids, ids)
def test_the_same_elements_moved_in_both_directions(old: list[str], new: list[str]) -> None:
    assert moved(old, new) == moved(new, old)


def test_an_element_with_another_id_moves_in_both_directions() -> None:
    # "b" was "z": by the new id alone, forwards "b" would weigh less than "c", and backwards "z" more.
    forwards = moved(["b", "c"], ["c", "b"], {"b": "z"})
    backwards = moved(["c", "z"], ["z", "c"], {"z": "b"})
    assert forwards == {{"z": "b"}.get(element, element) for element in backwards}


@given(ids, ids)
def test_without_the_moved_ones_the_order_is_the_same_and_none_could_stay(old: list[str], new: list[str]) -> None:
    gone = moved(old, new)
    common = [element for element in old if element in new]
    assert [element for element in old if element in new and element not in gone] == [
        element for element in new if element in old and element not in gone
    ]
    assert len(common) - len(gone) == _longest(common, new)


def _longest(common: list[str], new: list[str]) -> int:
    """Length of the longest common subsequence, by the textbook."""
    others = [element for element in new if element in common]
    table = [[0] * (len(others) + 1) for _ in range(len(common) + 1)]
    for row, one in enumerate(common):
        for column, other in enumerate(others):
            table[row + 1][column + 1] = (
                table[row][column] + 1 if one == other else max(table[row][column + 1], table[row + 1][column])
            )
    return table[-1][-1]


def test_what_came_and_what_went() -> None:
    assert came_and_went("abb", "bcca") == (["c"], [])
    assert came_and_went(["x", "y"], []) == ([], ["x", "y"])


def test_steps_are_matched_by_the_closest_content() -> None:
    old = {"one": Step(name="核对", role="agent"), "two": Step(name="核对", role="handler")}
    new = {"eins": Step(name="核对", role="handler"), "zwei": Step(name="核对", role="agent")}
    assert rekeyed_steps(old, new) == {"one": "zwei", "two": "eins"}
    assert rekeyed_steps(new, old) == {"zwei": "one", "eins": "two"}


def test_splits_and_joins_without_a_name_are_never_taken_for_one_another() -> None:
    assert rekeyed_steps({"one": Step(kind="join")}, {"two": Step(kind="join")}) == {}
