"""What a drawing depends on, as one text."""

from __future__ import annotations

from dataclasses import replace
from operator import add

from procman.diagram.diagram_input import DiagramInput
from procman.diagram.text import LineBreaker


def identity(diagram: DiagramInput, breaker: LineBreaker) -> str:
    """Equal texts, equal drawings, in every direction and size.

    Of the texts that are not drawn, those pairs of characters count that stand in drawn ones: they settle where lines
    end. Another purpose, or a form that no step names, mostly leaves the text as it is.

    Args:
        diagram: What is drawn.
        breaker: Sets its texts.
    """
    drawn = repr(replace(diagram, corpus=()))
    pairs = breaker.pairs
    known = sorted((pair, pairs[pair]) for pair in pairs.keys() & set(map(add, drawn, drawn[1:])))
    return f"{drawn}\n{known}"
