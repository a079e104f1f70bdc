"""What the linter would say about splits and joins, asked of a flow that is no process yet.

Like ``flow.parallel``, but stricter: a branch keeps to itself and is entered only through its split. Every place is
reached and leads to an end, so that a block's join is the first one among the split's post-dominators.
"""

from __future__ import annotations

from dataclasses import dataclass

from procman.exchange.bpmn_import.flow import Flow
from procman.exchange.bpmn_import.passes.dominance import next_common, reach
from procman.flow.dominance import EXIT

_SPLITS = frozenset({"parallel", "or"})
_JOINS = frozenset({"join", "or-join"})


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """A split whose branches all meet in one join, and keep to themselves until then.

    Attributes:
        inside: The split and the places of its branches; not the join.
    """

    split: str
    join: str
    inside: frozenset[str]


def sound_blocks(flow: Flow) -> dict[str, SoundBlock]:
    """The blocks that are sound without any doubt, by split."""
    common = next_common(flow)
    successors, predecessors = flow.successors(), flow.predecessors()
    found: dict[str, SoundBlock] = {}
    for place in flow.places.values():
        if place.kind not in _SPLITS:
            continue
        join = common.get(place.key, EXIT)
        while join != EXIT and flow.places[join].kind not in _JOINS:
            join = common.get(join, EXIT)
        inside = _inside(successors, predecessors, place.key, join) if join != EXIT else None
        if inside is not None:
            found[place.key] = SoundBlock(place.key, join, frozenset({place.key, *inside}))
    return found


def _inside(
    successors: dict[str, list[str]], predecessors: dict[str, list[str]], split: str, join: str
) -> set[str] | None:
    """The places of the branches; None when one lies on two branches or can be entered from elsewhere."""
    heads = set(successors[split])
    if len(heads) < 2:
        return None
    inside: set[str] = set()
    for head in heads:
        branch = reach(successors, [head], {join})
        if branch & inside or split in branch:
            return None
        inside |= branch
    entered = all(source == split or source in inside for key in inside for source in predecessors[key])
    return inside if entered else None


def doubtful_splits(flow: Flow) -> list[str]:
    """Splits whose branches may not come together as they should, the innermost first."""
    sound = sound_blocks(flow)
    splits = [key for key, place in flow.places.items() if place.kind in _SPLITS]
    return [key for key in reversed(splits) if key not in sound]


def idle_joins(flow: Flow) -> list[str]:
    """Joins that wait for branches that nobody opened, or that have one way in, or one from outside."""
    blocks: dict[str, SoundBlock] = {}
    for block in sound_blocks(flow).values():
        blocks.setdefault(block.join, block)
    found = []
    for place in flow.places.values():
        if place.kind in _JOINS:
            own, incoming = blocks.get(place.key), flow.incoming(place.key)
            if own is None or len(incoming) < 2 or any(arc.source not in own.inside for arc in incoming):
                found.append(place.key)
    return found
