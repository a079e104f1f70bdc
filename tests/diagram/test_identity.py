"""What a drawing depends on, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from procman.diagram.content import diagram_of
from procman.diagram.diagram_input import DiagramInput
from procman.diagram.identity import identity
from procman.diagram.layout import layout
from procman.diagram.placing import breaker_of
from tests.diagram.diagrams import definitions, fixture
from tests.diagram.random_processes import random_diagram


def name(diagram: DiagramInput) -> str:
    return identity(diagram, breaker_of(diagram))


@pytest.fixture
def diagram() -> DiagramInput:
    return diagram_of(fixture("complaint"), definitions(), "zh-CN")


def test_texts_that_are_not_drawn_do_not_count(diagram: DiagramInput) -> None:
    assert name(replace(diagram, corpus=(*diagram.corpus, "A wholly different purpose: Qx."))) == name(diagram)


def test_texts_that_teach_words_of_the_drawing_count(diagram: DiagramInput) -> None:
    assert name(replace(diagram, corpus=(*diagram.corpus, diagram.nodes[1].text * 5))) != name(diagram)


def test_every_drawn_thing_counts(diagram: DiagramInput) -> None:
    node = diagram.nodes[1]
    others = [
        replace(diagram, id="XX-01"),
        replace(diagram, nodes=(diagram.nodes[0], replace(node, text=node.text + "。"), *diagram.nodes[2:])),
        replace(diagram, nodes=(diagram.nodes[0], replace(node, automatic=not node.automatic), *diagram.nodes[2:])),
        replace(diagram, lanes=(replace(diagram.lanes[0], name="别的"), *diagram.lanes[1:])),
        replace(diagram, edges=(replace(diagram.edges[0], label="是"), *diagram.edges[1:])),
        replace(diagram, title=replace(diagram.title, language="en")),
    ]
    assert len({name(diagram), *map(name, others)}) == len(others) + 1


@pytest.mark.parametrize("seed", range(0, 60, 5))
def test_equal_names_equal_drawings(seed: int) -> None:
    """A corpus that changes the lines of the drawing changes the name."""
    diagram = random_diagram(seed)
    texts = [node.text for node in diagram.nodes]
    for corpus in ((), tuple(texts), tuple(text[1:] for text in texts) * 3, ("无关的话",)):
        other = replace(diagram, corpus=corpus)
        if name(other) == name(diagram):
            assert layout(other) == layout(diagram)
