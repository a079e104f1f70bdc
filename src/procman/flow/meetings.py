"""What becomes of the branches of one split: where their tokens meet, and where they miss each other."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from procman.flow.graph import Graph
from procman.flow.parallel import Awaited, branch_heads
from procman.flow.tokens import Arrival, Course, SplitResult, Walk, Walker

Group: TypeAlias = frozenset[str]


@dataclass(slots=True)
class Meeting:
    """One outcome of a split, until all branches are one or nothing moves any more.

    Attributes:
        places: Where the token of every group of branches stands.
        walked: Every group that there was, with its walk.
        join: The join that brings all branches together; empty when they do not come together.
        whole: Course from the branches' first nodes to that join.
        empty: Whether some token neither meets another nor ends, which has a reason of its own.
        focus: The group that goes another way than in the first outcome.
    """

    places: dict[Group, Arrival]
    walked: dict[Group, Walk]
    join: str = ""
    whole: Course = ()
    empty: bool = False
    focus: Group | None = None


Question = Generator[tuple[str, Walk], SplitResult, Meeting]


class Split:
    """A split in exploration.

    The tokens of the branches choose their ways without knowing of each other. Where one of them can stop at two
    different places, therefore, the others wait in vain for one of the two; so the split is sound exactly if every
    token has one place to stop, and all come together. One outcome, and one more for every other place where a token
    can stop, show all that can go wrong.
    """

    def __init__(self, graph: Graph, awaited: Awaited, walker: Walker, split: str, outer: Walk) -> None:
        self.id = split
        self._outer = outer
        self.heads = branch_heads(graph, split)
        self.awaited = awaited[split]
        self._walker = walker
        self._order = {head: place for place, head in enumerate(self.heads)}
        self._walks: dict[tuple[Group, str], Walk] = {}

    def outcomes(self) -> Generator[tuple[str, Walk], SplitResult, list[Meeting]]:
        """The first outcome, then the others; one alone when it is empty."""
        first = yield from self.meet(None, None)
        meetings = [first]
        if first.empty:
            return meetings
        for group, walk in first.walked.items():
            chosen, ended = self._choice(walk), None
            for arrival in walk.arrivals.values():
                if arrival is chosen:
                    continue
                if ended and arrival.way:  # the others do the same whichever way it ends
                    meetings.append(replace(ended, places={**ended.places, group: arrival}))
                    continue
                meetings.append((yield from self.meet(group, arrival)))
                ended = meetings[-1] if arrival.way else ended
        return meetings

    def meet(self, focus: Group | None, wish: Arrival | None) -> Question:
        """Let all tokens go on until nothing moves; one group may go elsewhere than to its nearest place."""
        meeting = Meeting({}, {}, focus=focus)
        starts: list[tuple[Group, str, Course]] = [(frozenset((head,)), head, ()) for head in self.heads]
        while starts and not meeting.empty:
            for group, first, begin in starts:
                walk = yield from self._walk(group, first, begin)
                meeting.walked[group] = walk
                if not walk.arrivals:
                    meeting.empty = True
                    continue
                meeting.places[group] = wish if wish and group == focus else self._choice(walk)
            starts = self._joined(meeting)
        return meeting

    def lead(self) -> Course:
        """The shortest course from the start to the split, the split included."""
        return next(iter(self._walks.values())).lead()

    def result(self, meetings: list[Meeting]) -> SplitResult:
        """What the split comes to.

        Where steps run twice, only the first outcome is believed: others may come together at joins that are not meant.
        """
        believed = meetings[:1] if self.doubles(meetings[0]) else meetings
        exits: dict[str, Course] = {}
        for meeting in believed:
            if meeting.join:
                exits.setdefault(meeting.join, meeting.whole)
        walks = tuple(self._walks.values())
        nodes = frozenset().union(*(walk.nodes for walk in walks))
        return SplitResult(exits, any(walk.unclear for walk in walks), walks, nodes)

    def doubles(self, meeting: Meeting) -> dict[str, tuple[Walk, Walk]]:
        """Steps that two tokens run at once, with the walks that lead to them."""
        walks = meeting.walked.values()
        if sum(len(walk.nodes) for walk in walks) == len(frozenset().union(*(walk.nodes for walk in walks))):
            return {}
        found: dict[str, tuple[Walk, Walk]] = {}
        for first, second in combinations(walks, 2):
            if not first.group & second.group:
                for node in first.nodes & second.nodes:
                    found.setdefault(node, (first, second))
        return found

    def _walk(self, group: Group, first: str, begin: Course) -> Generator[tuple[str, Walk], SplitResult, Walk]:
        walk = self._walks.get((group, first))
        if walk is None:
            walk = self._walks[group, first] = Walk(self.id, group, begin, self._outer)
            yield from self._walker.walk(walk, first, leave=bool(begin))
        return walk

    def _choice(self, walk: Walk) -> Arrival:
        """The nearest join, or failing that the nearest end."""
        return min(walk.arrivals.values(), key=lambda arrival: (arrival.way is not None, len(arrival.course)))

    def _joined(self, meeting: Meeting) -> list[tuple[Group, str, Course]]:
        """Make one token of those for which a join has waited: its branches, the join, and what they did before."""
        for join, heads in self.awaited.items():
            there = [group for group, arrival in meeting.places.items() if arrival.place == join]
            group = frozenset[str]().union(*there)
            if not there or not heads <= group:
                continue
            there.sort(key=lambda one: min(self._order[head] for head in one))
            course = tuple(node for one in there for node in meeting.places.pop(one).course)
            if len(group) == len(self.heads):
                meeting.join, meeting.whole = join, course
                return []
            return [(group, join, course)]
        return []
