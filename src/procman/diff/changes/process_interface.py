"""What a process takes and from whom, what it gives and to whom: its boundary."""

from __future__ import annotations

from collections.abc import Iterator

from procman.diff.change import Change, mirrored, symmetric
from procman.diff.comparison import Comparison
from procman.diff.parts import in_both, members, names, presence

INPUT = mirrored("input-added", "input-removed", "major", "interface")
INPUT_RENAMED = symmetric("input-renamed", "minor", "wording")
SUPPLIER = mirrored("input-supplier-added", "input-supplier-removed", "major", "interface")
OUTPUT = mirrored("output-added", "output-removed", "major", "interface")
OUTPUT_RENAMED = symmetric("output-renamed", "minor", "wording")
TAKER = mirrored("output-taker-added", "output-taker-removed", "major", "interface")
KINDS = (*INPUT, INPUT_RENAMED, *SUPPLIER, *OUTPUT, OUTPUT_RENAMED, *TAKER)


def find(comparison: Comparison) -> Iterator[Change]:
    """Compare inputs and outputs of a process."""
    sections = (
        ("inputs", INPUT, INPUT_RENAMED, SUPPLIER, "suppliers", "from"),
        ("outputs", OUTPUT, OUTPUT_RENAMED, TAKER, "takers", "to"),
    )
    for section, kinds, renamed, partner_kinds, partners, key in sections:
        old, new = getattr(comparison.old, section), getattr(comparison.new, section)
        yield from presence(
            comparison.sides,
            kinds,
            (section,),
            old,
            new,
            name=lambda _, document: document.name,
            people=lambda document_id, _: comparison.document_people(document_id),
        )
        pairs = in_both(old, new)
        yield from names(
            comparison.sides,
            renamed,
            (section,),
            pairs,
            name=lambda document: document.name,
            people=lambda pair: comparison.document_people(pair.new_id),
        )
        for pair in pairs:
            yield from members(
                comparison.sides,
                partner_kinds,
                (section, pair.new_id, key),
                getattr(pair.old, partners),
                getattr(pair.new, partners),
                people=lambda _, pair=pair: comparison.document_people(pair.new_id),  # type: ignore[misc]
                shown=comparison.sides.partner,
                name=pair.new.name,
            )
