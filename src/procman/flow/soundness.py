"""Whether a process can always be finished properly; and if not, the shortest course that shows it.

Soundness after W. van der Aalst, *The Application of Petri Nets to Workflow Management*, 1998: whatever happens, the
process can still end; when it ends nothing is left behind; and no step runs twice at once. ``flow.tokens`` says what
tokens may do. The exploration is exact for all processes and needs no bound on their states: every split is looked at
once, every branch once, and for ``n`` splits at most ``n`` times the process.

What needs no tokens is not said here: steps that nobody leads to, and steps from which no end is reached. In a process
without a fault of either kind every step can run, and every case can be finished.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Literal

from procman.flow.graph import START, Edge, Graph
from procman.flow.meetings import Group, Meeting, Split
from procman.flow.parallel import Awaited, Block, awaited_branches, parallel_blocks
from procman.flow.plain_blocks import plain_branches
from procman.flow.tokens import Arrival, Course, SplitResult, Steps, Walk, Walker
from procman.records import field, record

FaultKind = Literal["deadlock", "stranger", "left-over", "twice", "endless", "idle-join"]


@record(frozen=True, slots=True)
class Fault:
    """Something that can go wrong.

    Attributes:
        kind: ``deadlock``: a join waits for ever, as a branch went elsewhere. ``stranger``: it waits for ever, as a
            token comes that does not belong to its split. ``left-over``: an end is reached while other branches of the
            split are still at work, and no join waits. ``twice``: two branches run the same step. ``endless``: a branch
            leads back to before its split. ``idle-join``: no branches of any split lead to the join.
        place: The join that waits; the end that is reached; the step that runs twice; the split that is opened again.
        way: The way that goes wrong, if there is one.
        split: The split concerned; empty for an idle join.
        course: Shortest course from the start that shows the fault.
        waiting: The part of the course on which a branch comes to the join that waits; for ``twice`` and ``left-over``
            the course of another branch.
        straying: The part of the course on which a branch goes elsewhere, returns, or comes first.
        inner: For ``stranger``: the split inside the other that the token still belongs to, if there is one.
    """

    kind: FaultKind
    place: str
    way: Edge | None
    split: str
    course: Course
    waiting: Course = ()
    straying: Course = ()
    inner: str = ""


@record(frozen=True, slots=True)
class Soundness:
    """What an exploration showed.

    Attributes:
        faults: In the order in which they were found.
        blocks: The parallel blocks.
        awaited: Which branches every join waits for.
        positions: How many places of tokens were looked at.
    """

    faults: tuple[Fault, ...] = ()
    blocks: Mapping[str, Block] = field(default_factory=dict)
    awaited: Awaited = field(default_factory=dict)
    positions: int = 0


_PLAIN = Soundness()


def explore(graph: Graph) -> Soundness:
    """Look at everything that can happen in a process. One without splits and joins has nothing to explore."""
    if not any(node.kind in ("parallel", "join") for node in graph.nodes.values()):
        return _PLAIN
    plain = plain_branches(graph)
    if plain is not None:
        awaited = {split: {join: frozenset(branches)} for split, (join, branches) in plain.items()}
        return Soundness(blocks=parallel_blocks(graph), awaited=awaited)
    explorer = _Explorer(graph)
    explorer.run()
    notes = explorer.walker.notes
    faults = list(explorer.faults.values())
    if not notes.unclear:  # where it is open how the flow goes on, the split of a join may be missing for that
        faults += [Fault("idle-join", join, None, "", course) for join, course in notes.idle.items()]
    faults += [_stranger(explorer, join, course, own) for join, (course, own) in notes.strange.items()]
    return Soundness(tuple(faults), explorer.blocks, explorer.awaited, notes.positions)


class _Explorer:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.blocks: Mapping[str, Block] = parallel_blocks(graph)
        self.awaited = awaited_branches(graph, self.blocks)
        self.walker = Walker(graph, self.awaited)
        self.faults: dict[tuple[str, ...], Fault] = {}
        self._results: dict[str, SplitResult] = {}

    def run(self) -> None:
        """Explore the process, each split when it is first come to; by a stack, as splits may be nested deeply."""
        stack: list[tuple[str, Steps]] = [("", self.walker.walk(Walk("", frozenset(), (), None), START))]
        answer: SplitResult | None = None
        while stack:
            try:
                split, walk = stack[-1][1].send(answer)  # type: ignore[arg-type]  # a new generator is sent None
            except StopIteration:
                answer = self._results.get(stack.pop()[0])
                continue
            answer = self._results.get(split)
            if any(split == opened for opened, _ in stack):
                self._note(self._endless(split, walk.lead() + walk.course(split)))
                answer = SplitResult()
            elif answer is None:
                stack.append((split, self._explore(Split(self.graph, self.awaited, self.walker, split, walk))))

    def _explore(self, split: Split) -> Steps:
        meetings = yield from split.outcomes()
        result = self._results[split.id] = split.result(meetings)
        if result.unclear or meetings[0].empty:
            return
        doubles = split.doubles(meetings[0])
        for fault in self._doubled(split, doubles):
            self._note(fault)
        for meeting in meetings:
            if not meeting.join and not meeting.empty:
                for fault in _missed(split, meeting, frozenset(doubles)):
                    self._note(fault)

    def _note(self, fault: Fault) -> None:
        """Keep a fault unless it was found before, on a longer way round."""
        place = fault.split if fault.kind == "left-over" else fault.place
        self.faults.setdefault((fault.kind, fault.way.id if fault.way else place), fault)

    def _doubled(self, split: Split, doubles: dict[str, tuple[Walk, Walk]]) -> Iterator[Fault]:
        """Where branches come together without a join; what follows runs twice for the same reason."""
        if not doubles:
            return
        entered = [
            node for node in doubles if any(edge.source not in doubles for edge in self.graph.incoming[node])
        ] or list(doubles)
        for node in sorted(entered, key=lambda one: self.graph.nodes[one].order):
            first, second = (walk.course_inside(node) for walk in doubles[node])
            yield Fault("twice", node, None, split.id, split.lead() + first + second, second, first)

    def _endless(self, split: str, course: Course) -> Fault:
        inside = course[course.index(split) :]
        order = self.graph.nodes[split].order
        edges = [
            edge
            for source, target in itertools.pairwise(inside)
            for edge in self.graph.outgoing[source]
            if edge.target == target
        ]
        back = next((edge for edge in edges if self.graph.nodes[edge.target].order <= order), edges[-1])
        return Fault("endless", split, back, split, course, (), inside)


def _missed(split: Split, meeting: Meeting, doubles: frozenset[str]) -> Iterator[Fault]:
    """What goes wrong where not all branches come together; behind a step that runs twice, that is the reason."""
    ended = {group: arrival for group, arrival in meeting.places.items() if arrival.way}
    waits = {group: arrival for group, arrival in meeting.places.items() if not arrival.way}
    if meeting.focus in ended:
        ended = {meeting.focus: ended[meeting.focus]}
    for group, arrival in ended.items():
        if not doubles.isdisjoint(arrival.course):
            continue
        waiting = next((one for one in waits.values() if split.awaited[one.place] & group), None)
        if waiting:
            yield _deadlock(split, arrival.way, (waiting, arrival))
        elif not doubles:
            other = next(one for place, one in meeting.places.items() if place != group)
            course = split.lead() + arrival.course
            yield Fault("left-over", arrival.place, None, split.id, course, other.course, arrival.course)
    # Who waits in a circle without the group that ended does so in the first outcome as well.
    circle = [] if doubles or meeting.focus in ended else _circle(split, waits, meeting.focus)
    if circle:
        yield _deadlock(split, None, tuple(circle))


def _circle(split: Split, waits: dict[Group, Arrival], focus: Group | None) -> list[Arrival]:
    """Branches each of which waits at its join for the next one, and the last for the first; as few as there are."""
    found: list[list[Arrival]] = []
    for first in sorted(waits, key=lambda group: group != focus):
        paths = [[first]]
        for path in paths:
            missing = split.awaited[waits[path[-1]].place]
            here = waits[path[-1]].place
            onward = [group for group in waits if waits[group].place != here and group & missing]
            if first in onward:
                found.append([waits[group] for group in path])
                break
            paths += [[*path, group] for group in onward if all(group != one for known in paths for one in known)]
    return min(found, key=len, default=[])


def _deadlock(split: Split, way: Edge | None, arrivals: tuple[Arrival, ...]) -> Fault:
    course = split.lead() + tuple(node for arrival in arrivals for node in arrival.course)
    waiting, straying = arrivals[0], arrivals[1]
    return Fault("deadlock", waiting.place, way, split.id, course, waiting.course, straying.course)


def _stranger(explorer: _Explorer, join: str, course: Course, own: str) -> Fault:
    """The split is the first that the join belongs to, the way the last that leads into its branches from outside."""
    split = next(one for one, joins in explorer.awaited.items() if join in joins)
    inside = frozenset[str]().union(*explorer.blocks[split].branches.values()) | {join}
    place = len(course) - 1
    while place > 0 and course[place - 1] in inside:
        place -= 1
    ways = [edge for edge in explorer.graph.outgoing[course[place - 1]] if edge.target == course[place]]
    inner = own if own in inside else ""
    return Fault("stranger", join, ways[0] if ways else None, split, course, (), course, inner)
