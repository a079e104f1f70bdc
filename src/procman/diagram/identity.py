"""What a drawing depends on, as one text."""

from __future__ import annotations

from dataclasses import replace
from operator import add

from procman.diagram.diagram_input import DiagramInput
from procman.diagram.line_breaks import is_han
from procman.diagram.text import LineBreaker
from procman.diagram.words import MOST_COUNTED


def identity(diagram: DiagramInput, breaker: LineBreaker) -> str:
    """Equal texts, equal drawings, in every direction and size.

    Of the texts that are not drawn, those pairs of characters count that stand in drawn ones: they settle where lines
    end. Another purpose, or a form that no step names, mostly leaves the text as it is.

    Args:
        diagram: What is drawn.
        breaker: Sets its texts.
    """
    drawn = repr(replace(diagram, corpus=()))
    return f"{drawn}\n{_words(drawn, breaker)}"


def _words(drawn: str, breaker: LineBreaker) -> list[tuple[str, int]]:
    """What the line breaker has learned about pairs of Han characters in drawn texts, as far as it makes use of it."""
    pairs = breaker.pairs
    met = pairs.keys() & set(map(add, drawn, drawn[1:]))
    return sorted((pair, min(pairs[pair], MOST_COUNTED)) for pair in met if pairs[pair] > 1 and is_han(pair))
