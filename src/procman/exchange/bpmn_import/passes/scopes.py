"""Where a process, or a sub-process in it, begins and ends: one entry, and a way on from everywhere."""

from __future__ import annotations

from procman.exchange.bpmn_import.build import EXIT
from procman.exchange.bpmn_import.flow import Flow, Place
from procman.exchange.bpmn_import.view import BpmnNode
from procman.exchange.bpmn_import.wording import short

START = "~start"
END = "~end"


def open_and_close(flow: Flow, nodes: dict[str, BpmnNode]) -> None:
    """Give every scope its entry and its exit, the innermost first; the process gets ``START`` and ``END``."""
    _drop_idle_circles(flow)
    inner = [node for node in nodes.values() if node.key + EXIT in flow.places]
    for node in reversed(inner):
        members = [place for place in flow.places.values() if place.scope == node.key]
        _close(flow, members, node.key + EXIT)
        _open(flow, members, node.key)
    members = [place for place in flow.places.values() if not place.scope]
    first = members[0] if members else None
    flow.add(Place(START, "pass", "", first.performer if first else None), before=next(iter(flow.places), None))
    _merge_nameless_ends(flow)
    dead = _dead_ends(flow, [place for place in members if place.key in flow.places])
    if dead or not any(place.kind == "end" for place in flow.places.values()):
        end = _end_for_dead_ends(flow)
        _close(flow, dead, end.key)
        flow.remark(
            "missing-end",
            names=flow.word("comma").join(flow.label(place.key) for place in dead),
            end=flow.label(end.key),
        )
    _open(flow, [place for place in members if place.key in flow.places], START)


def _drop_idle_circles(flow: Flow) -> None:
    """Ways from events and gateways back to themselves, on which nothing is done."""
    for arc in list(flow.arcs):
        if arc.source == arc.target and flow.places[arc.source].kind not in ("task", "wait", "call"):
            flow.ledger.drop(arc.entries, "self-loop")
            flow.arcs.remove(arc)


def _end_for_dead_ends(flow: Flow) -> Place:
    """The only end that nothing leads to, else one without a name, else a new one."""
    ends = [place for place in flow.places.values() if place.kind == "end"]
    lonely = [place for place in ends if not flow.incoming(place.key)]
    nameless = [place for place in ends if not place.name]
    if len(lonely) == 1:
        return lonely[0]
    return nameless[0] if nameless else flow.add(Place(END, "end", flow.word("end")))


def _dead_ends(flow: Flow, members: list[Place]) -> list[Place]:
    return [place for place in members if place.kind != "end" and not flow.outgoing(place.key)]


def _close(flow: Flow, members: list[Place], exit_key: str) -> None:
    """Lead every place that leads nowhere to the exit."""
    for place in _dead_ends(flow, members):
        flow.connect(place.key, exit_key)


def _merge_nameless_ends(flow: Flow) -> None:
    nameless = [place for place in flow.places.values() if place.kind == "end" and not place.name]
    for place in nameless[1:]:
        for arc in flow.incoming(place.key):
            arc.target = nameless[0].key
        nameless[0].entries += place.entries
        flow.remove(place.key)
        flow.stand_for(place.key, nameless[0].key)


def _open(flow: Flow, members: list[Place], root: str) -> None:
    """Lead from the root of a scope to where it begins."""
    entered = {arc.target for arc in flow.arcs if arc.source != arc.target}
    heads = [place for place in members if place.key not in entered and place.kind != "end" and place.key != root]
    starts = [place for place in heads if place.kind == "start" or _is_inner_start(place)]
    orphans = [place for place in heads if place not in starts]
    orphans += _closed_circles(flow, members, [*starts, *orphans])
    if not heads and not orphans:
        flow.connect(root, root + EXIT if root + EXIT in flow.places else _end_for_dead_ends(flow).key)
        return
    if orphans:
        orphans = orphans[1:] if _lead_idle_starts(flow, starts, orphans[0]) else orphans
    _tell_orphans(flow, orphans, bool(starts))
    begin = _alternatives(flow, starts, root)
    alone = [place.key for place in orphans]
    if len(begin) + len(alone) == 1:
        flow.connect(root, (begin + alone)[0])
        return
    performer = (starts + orphans)[0].performer
    fork = flow.add(Place(flow.fresh(f"{root}~fork"), "and", "", performer, scope=flow.places[root].scope), after=root)
    flow.connect(root, fork.key)
    for key in begin + alone:
        flow.connect(fork.key, key)


def _is_inner_start(place: Place) -> bool:
    return place.kind == "pass" and any(entry.kind == "startEvent" for entry in place.entries)


def _lead_idle_starts(flow: Flow, starts: list[Place], orphan: Place) -> bool:
    """Start events that are connected with nothing begin what nothing else begins; whether there are any."""
    idle = False
    for start in starts:
        arcs = flow.outgoing(start.key)
        if all(
            not arc.entries and (arc.target.endswith(EXIT) or flow.places[arc.target].kind == "end") for arc in arcs
        ):
            for arc in arcs:
                arc.target = orphan.key
            flow.ledger.change(start.entries, "start-not-connected", name=flow.label(orphan.key))
            idle = True
    return idle


def _tell_orphans(flow: Flow, orphans: list[Place], has_starts: bool) -> None:
    for place in orphans:
        if has_starts or len(orphans) > 1:
            flow.ledger.change(place.entries, "not-connected")
    if orphans and not has_starts and not orphans[0].scope:
        flow.remark("missing-start", names=flow.word("comma").join(flow.label(place.key) for place in orphans))


def _alternatives(flow: Flow, starts: list[Place], root: str) -> list[str]:
    """The place that stands for all start events: any one of them begins the process."""
    by_targets: dict[tuple[str, ...], list[Place]] = {}
    for place in starts:
        targets = tuple(sorted(arc.target for arc in flow.outgoing(place.key)))
        by_targets.setdefault(targets, []).append(place)
    for first, *others in by_targets.values():
        for place in others:
            _lead_like(flow, place, first)
    different = [same[0] for same in by_targets.values()]
    if len(different) < 2:
        return [place.key for place in different]
    name = flow.word("which-start")
    which = flow.add(Place(flow.fresh(f"{root}~which"), "decision", name, different[0].performer), after=root)
    which.scope = flow.places[root].scope
    for same in by_targets.values():
        names = "／".join(dict.fromkeys(filter(None, (place.name or place.subject for place in same))))
        flow.connect(which.key, same[0].key, short(names))
        flow.ledger.change((entry for place in same for entry in place.entries), "several-starts")
    return [which.key]


def _lead_like(flow: Flow, place: Place, first: Place) -> None:
    """A start that leads to where another one leads becomes one with it."""
    ways = {arc.target: arc for arc in flow.outgoing(first.key)}
    for arc in flow.outgoing(place.key):
        ways[arc.target].entries += arc.entries
        flow.arcs.remove(arc)
    flow.connect(place.key, first.key)


def _closed_circles(flow: Flow, members: list[Place], heads: list[Place]) -> list[Place]:
    """One place of every circle that nothing leads into."""
    successors = flow.successors()
    found: list[Place] = []
    reached: set[str] = set()
    waiting = [place.key for place in heads]
    for place in [None, *members]:
        if place is not None and place.key not in reached and place.kind != "end":
            found.append(place)
            waiting.append(place.key)
        while waiting:
            key = waiting.pop()
            if key not in reached:
                reached.add(key)
                waiting += successors[key]
    return found
