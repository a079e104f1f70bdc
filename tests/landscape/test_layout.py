"""What holds for every map: nothing overlaps, everything is inside, lines end on borders, nothing is lost."""

from __future__ import annotations

import time

import pytest

from procman.diagram.text import width
from procman.landscape.cards import NAME_SIZE, ROW_SIZE, arrow_words
from procman.landscape.figure import Map
from procman.landscape.layout import draw_map
from procman.landscape.metrics import count
from procman.landscape.model import build_landscape
from procman.model.definitions import Definitions
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.conftest import REPOSITORY
from tests.landscape.manuals import definitions_of, large_manual, random_manual

HOSTILE = "<script>alert('x')</script> & \"q\" \\ {{ x }}\n${y} ]]>"


def drawn(definitions: Definitions, *, parties: bool = False) -> Map:
    return draw_map(build_landscape(definitions), definitions.manual.language, parties=parties)


def sample() -> Definitions:
    return load(FolderTree(REPOSITORY)).require_sound()


def check(drawing: Map) -> None:
    assert count(drawing).faults == {}
    landscape = drawing.landscape
    assert [arrow.arrow for arrow in drawing.arrows] == list(landscape.arrows)
    assert [card.process for card in drawing.cards] == list(landscape.processes)
    for card in drawing.cards:
        rows = [row.arrow for row in card.text.rows if row.arrow]
        assert rows == list(landscape.leaving(card.process.id)), "every card says all that its process hands over"
        inner = card.place.width
        for row in card.text.rows:
            right = card.text.indent + max(width(line, ROW_SIZE) for line in row.lines)
            assert right + width(row.partner, ROW_SIZE, bold=True) <= inner
        assert all(width(line, NAME_SIZE, bold=True) <= inner for line in card.text.name)
        assert card.text.height <= card.place.height + 0.1


@pytest.mark.parametrize("parties", [False, True])
def test_the_sample(parties: bool) -> None:
    drawing = drawn(sample(), parties=parties)
    check(drawing)
    found = count(drawing)
    assert found.crossings <= 80, "59 hand-overs and a call; measured 67"
    assert found.bends <= 125, "measured 114"
    tops = [domain.place.y for domain in drawing.domains]
    assert tops == sorted(tops), "domains stand in the order of the manual"
    for domain in drawing.domains:
        lefts = [card.place.x for card in domain.cards]
        assert lefts == sorted(lefts), "and processes in theirs"


@pytest.mark.parametrize("seed", range(40))
def test_random_manuals(seed: int) -> None:
    definitions = random_manual(seed, domains=2 + seed % 7, largest=1 + seed % 9, density=(0.5, 1.6, 3.2)[seed % 3])
    check(drawn(definitions, parties=seed % 2 == 0))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 240))
def test_many_random_manuals(seed: int) -> None:
    check(drawn(random_manual(seed, domains=2 + seed % 7, largest=1 + seed % 9, density=(0.5, 1.6, 3.2)[seed % 3])))


CASES = {
    "one process": definitions_of({"d": ["A-1"]}),
    "no hand-overs": definitions_of({"d": ["A-1", "A-2"], "e": ["B-1"]}),
    "to itself": definitions_of({"d": ["A-1", "A-2"]}, [("A-1", "A-1", "自查")], calls=[("A-1", "A-1")]),
    "empty domains": definitions_of({"a": [], "b": ["B-1"], "c": [], "d": ["D-1"], "e": []}, [("B-1", "D-1", "单据")]),
    "hostile": definitions_of({"d": ["A-1", "A-2"], "e": ["B-1"]}, [("A-1", "B-1", HOSTILE)], name=HOSTILE + "{id}"),
    "very long": definitions_of(
        {"d": ["A-1", "A-2"]}, [("A-1", "A-2", "很长的资料名称" * 20), ("A-2", "A-1", "word" * 60)], name="长" * 90
    ),
    "long ids": definitions_of(
        {"d": ["ADMINISTRATION-01", "ADMINISTRATION-02"]}, [("ADMINISTRATION-01", "ADMINISTRATION-02", "资料")]
    ),
    "English": definitions_of(
        {"d": ["A-1", "A-2"]}, [("A-1", "A-2", "Complaint analysis report")], name="Handling of {id}", language="en"
    ),
    "one large domain": definitions_of(
        {"d": [f"A-{number}" for number in range(1, 15)]},
        [(f"A-{one}", f"A-{one * other % 14 + 1}", "资料") for one in range(1, 15) for other in (3, 5)],
    ),
    "everybody to one": definitions_of(
        {"d": [f"A-{number}" for number in range(1, 6)], "e": [f"B-{number}" for number in range(1, 21)]},
        [(f"B-{number}", "A-3", "报表") for number in range(1, 21)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_special_manuals(name: str) -> None:
    check(drawn(CASES[name], parties=True))


def test_sixty_processes_in_twelve_domains() -> None:
    definitions = large_manual()
    started = time.process_time()
    drawing = drawn(definitions)
    assert time.process_time() - started < 3
    assert len(drawing.cards) == 60
    assert len(drawing.domains) == 12
    check(drawing)


def test_the_same_input_gives_the_same_figures() -> None:
    assert drawn(random_manual(3)) == drawn(random_manual(3))


def test_long_arrows_run_straight_past_the_rows_between() -> None:
    """A line that passes rows between the same cards keeps one x."""
    definitions = definitions_of(
        {key: [f"{key.upper()}-1", f"{key.upper()}-2"] for key in "abcdef"}, [("A-1", "F-1", "单据")]
    )
    (arrow,) = drawn(definitions).arrows
    assert len(arrow.points) <= 6


def test_words_of_arrows() -> None:
    (arrow,) = build_landscape(definitions_of({"d": ["A-1"]}, calls=[("A-1", "A-1")])).arrows
    assert arrow_words(arrow, "zh-CN") == "调用：转入 A-1"
    assert arrow_words(arrow, "en") == "calls it: 转入 A-1"
