"""Parallel work in the form that definitions ask for: every split has its join, every branch keeps to its block.

What the modeller left open is closed where all branches meet again, or in front of the ends. What cannot be closed
becomes a decision, and the report says so loudly.
"""

from __future__ import annotations

from collections import Counter
from copy import copy

from procman.exchange.bpmn_import.flow import Arc, Flow, Place
from procman.exchange.bpmn_import.passes.blocks import doubtful_splits, idle_joins
from procman.exchange.bpmn_import.passes.dominance import block_nodes, upstream, where_branches_meet

# What is closed can come open again when another block changes around it; that has to end some time.
_MOST_TRIES = 2
_JOIN = "~all"
_EXITS = "~exits"
_TOGETHER = "~together"


def settle_parallel(flow: Flow, first: str) -> None:
    """Bring all splits and joins into form.

    Args:
        flow: The flow; its kinds are settled but for ``or`` and ``or-join``.
        first: The place with which it begins; it is neither a split nor a join.
    """
    tries: Counter[str] = Counter()
    while True:
        _single_branches(flow)
        doubtful = doubtful_splits(flow)
        if doubtful:
            split = doubtful[0]
            tries[split] += 1
            closed = tries[split] <= _MOST_TRIES and (
                _close(flow, first, split, leave=False) or _close(flow, first, split, leave=True)
            )
            if not closed:
                _as_decision(flow, split)
        elif idle := idle_joins(flow):
            flow.ledger.change(flow.places[idle[0]].entries, "join-folded")
            flow.fold(idle[0])
        else:
            break
    for place in flow.places.values():
        if place.key.endswith(_TOGETHER):
            flow.ledger.change(place.entries, "end-together", name=place.name)


def _single_branches(flow: Flow) -> None:
    """Splits with one branch, or with one twice, are none."""
    for place in list(flow.places.values()):
        if place.kind not in ("parallel", "or"):
            continue
        seen = set[str]()
        for arc in flow.outgoing(place.key):
            if arc.target in seen:
                flow.ledger.drop(arc.entries, "branch-twice")
                flow.arcs.remove(arc)
            seen.add(arc.target)
        if len(seen) < 2:
            flow.ledger.change(place.entries, "idle-gateway")
            flow.fold(place.key)


def _close(flow: Flow, first: str, split: str, *, leave: bool) -> bool:
    """Give a split its join, on trial.

    Args:
        flow: The flow.
        first: The place with which it begins.
        split: The split.
        leave: Whether ways that leave the block for elsewhere are led through the join and a decision behind it.
    """
    saved = dict(flow.places), [copy(arc) for arc in flow.arcs], dict(flow.stands_for), list(flow.remarks)
    kinds = {key: place.kind for key, place in flow.places.items()}
    before = len(doubtful_splits(flow))
    told = _insert_exits(flow, first, split) if leave else _insert_join(flow, split)
    if told is not None and split not in (after := doubtful_splits(flow)) and len(after) < before:
        flow.ledger.change(flow.places[split].entries, told, name=_named(flow, split))
        return True
    flow.places, flow.arcs, flow.stands_for, flow.remarks = saved[0], saved[1], saved[2], saved[3]
    for key, kind in kinds.items():
        flow.places[key].kind = kind
    return False


def _named(flow: Flow, split: str) -> str:
    return flow.word("comma").join(flow.label(arc.target) for arc in flow.outgoing(split))


def _insert_join(flow: Flow, split: str) -> str | None:
    """A join where all branches meet: in front of a common place, or of the ends."""
    meet = where_branches_meet(flow, split)
    inside = block_nodes(flow, split, {meet} if meet else set())
    if meet is not None and flow.places[meet].kind != "end":
        if flow.places[meet].kind in ("join", "or-join"):
            return None
        arcs = [arc for arc in flow.incoming(meet) if arc.source in inside or arc.source == split]
        _join_before(flow, split, arcs, meet)
        return "join-added"
    ends = {place.key for place in flow.places.values() if place.kind == "end"}
    arcs = [arc for arc in flow.arcs if arc.target in ends and (arc.source in inside or arc.source == split)]
    reached = list(dict.fromkeys(arc.target for arc in arcs))
    if not reached:
        return None
    _join_before(flow, split, arcs, _one_end(flow, reached, arcs))
    return "join-added" if len(reached) == 1 else "ends-joined"


def _join_before(flow: Flow, split: str, arcs: list[Arc], target: str) -> Place:
    place = flow.places[split]
    join = flow.add(Place(flow.fresh(split + _JOIN), "join", "", place.performer), before=target)
    for arc in arcs:
        arc.target = join.key
    flow.connect(join.key, target)
    return join


def _one_end(flow: Flow, reached: list[str], arcs: list[Arc]) -> str:
    """One end instead of several that parallel branches lead to; ends that others reach too stay as well."""
    if len(reached) == 1:
        return reached[0]
    ends = [flow.places[key] for key in reached]
    name = flow.word("semicolon").join(dict.fromkeys(end.name for end in ends if end.name)) or flow.word("end")
    entries = [entry for end in ends for entry in end.entries]
    merged = flow.add(Place(flow.fresh(reached[0] + _TOGETHER), "end", name, entries=entries), after=reached[-1])
    leaving = {id(arc) for arc in arcs}
    for key in reached:
        flow.stand_for(key, merged.key)
        flow.behind[key] = [arc.source for arc in arcs if arc.target == key]
        if all(id(arc) in leaving for arc in flow.incoming(key)):
            del flow.places[key]
    return merged.key


def _insert_exits(flow: Flow, first: str, split: str) -> str | None:
    """Ways that leave the block go through the join; a decision behind it leads on to where they went."""
    outside = upstream(flow, first, split)
    inside = block_nodes(flow, split, outside)
    joins = [key for key in inside if flow.places[key].kind in ("join", "or-join")]
    meet = where_branches_meet(flow, split)
    join_key = next(iter(joins), None)
    if join_key is None and (meet is None or meet in outside):
        return None
    target = join_key or meet
    assert target is not None
    body = block_nodes(flow, split, {*outside, target})
    leaving = [arc for arc in flow.arcs if arc.source in body and arc.target not in body and arc.target != target]
    ends = {place.key for place in flow.places.values() if place.kind == "end"}
    leaving += [arc for arc in flow.arcs if arc.source in body and arc.target in ends and arc not in leaving]
    if join_key is None:
        entering = [arc for arc in flow.incoming(target) if arc.source in body or arc.source == split]
        join_key = _join_before(flow, split, entering, target).key
    if not leaving:
        return None
    question = Place(flow.fresh(split + _EXITS), "decision", flow.word("exits"), flow.places[split].performer)
    flow.insert_after(join_key, question)
    for arc in flow.outgoing(question.key):
        arc.condition = flow.word("exits-none")
    for arc in leaving:
        condition = arc.condition or flow.label(arc.target)
        flow.connect(question.key, arc.target, condition, arc.entries)
        arc.target, arc.entries = join_key, []
    return "exits-through-join"


def _as_decision(flow: Flow, split: str) -> None:
    place = flow.places[split]
    inclusive = place.kind == "or"
    place.kind = "decision"
    flow.once_parallel.add(split)
    entries = place.entries or [entry for arc in flow.outgoing(split) for entry in arc.entries]
    flow.ledger.drop(entries, "inclusive-as-decision" if inclusive else "parallel-as-decision")
    flow.remark("parallel-as-decision", name=flow.label(split), branches=_named(flow, split))
