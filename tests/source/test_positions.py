from __future__ import annotations

import pytest

from procman.source.positions import ElementPath, Positions

CONTENT = """\
id: CS-01
步骤:
  登记: {名称: 登记工单, next: {是: 甲, 否: {to: 乙, at_most: 2}}}
  list:
    - one
    - [two, three]
""".encode()


@pytest.mark.parametrize(
    ("element", "key", "value"),
    [
        (("id",), "1:1", "1:5"),
        (("步骤", "登记", "名称"), "3:8", "3:12"),
        (("步骤", "登记", "next", 1, "at_most"), "3:42", "3:51"),
        (("步骤", "list", 0), "5:7", "5:7"),
        (("步骤", "list", 1, 1), "6:13", "6:13"),
        (("步骤", "登记"), "3:3", "3:3"),
        (("步骤", "登记", "missing", "deeper"), "3:3", "3:3"),
        (("nothing",), "1:1", "1:1"),
    ],
)
def test_places(element: ElementPath, key: str, value: str) -> None:
    positions = Positions(CONTENT, "x.yaml")
    assert str(positions.key(element)) == f"x.yaml:{key}"
    assert str(positions.value(element)) == f"x.yaml:{value}"


def test_the_end_of_a_place_lies_after_its_last_character() -> None:
    location = Positions(CONTENT, "x.yaml").value(("步骤", "登记", "名称"))
    assert (location.end_line, location.end_column) == (3, 16)


def test_a_key_that_is_a_mapping_ends_with_the_file() -> None:
    assert str(Positions(b"a: b\n{c: d}: e\n", "x.yaml").value(("a",))) == "x.yaml:1:4"


@pytest.mark.parametrize("content", [b"", b"a: [", b"\xff", b"[" * 9000])
def test_a_file_that_cannot_be_parsed_has_its_first_line(content: bytes) -> None:
    assert str(Positions(content, "x.yaml").value(("a",))) == "x.yaml:1:1"
