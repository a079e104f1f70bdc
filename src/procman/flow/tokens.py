"""The course of one token through a process or a parallel branch.

A *token* stands for a case, or for the part of it that one parallel branch works on. What a token can do:

- It runs every step it comes to and leaves it by one way: the conditions of a decision are exclusive, and so are going
  on in time and running into a timeout. A step that several ways lead to runs once for every token that comes.
- A ``parallel`` turns it into one token for every branch. These remember the split and their branch.
- A ``join`` waits for the branches that lead to it (``flow.parallel.awaited_branches``). When the tokens of one split
  that stand at it cover these, they become one, which goes on for all their branches; once it stands for all branches
  of the split, the split is forgotten, and the token is what its parent was. At a join that also belongs to the split
  around, it then waits there in turn. A token that alone stands for all branches that a join waits for does not wait.
- At a join that belongs to other splits than the token's, it waits for ever. A join that belongs to no split lets it
  pass.
- An end swallows it. The process is finished when its only token comes to an end.

Tokens of different branches touch each other at no other place. What one branch can do is therefore looked at once,
whatever the others are doing meanwhile, and a split inside a branch once for all: no product of the branches' states
has to be explored. That keeps the exploration exact and its size close to that of the process.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

from procman.flow.graph import Edge, Graph
from procman.flow.parallel import Awaited

Course = tuple[str, ...]
"""Nodes in an order in which they can be come to."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a token stops: at a join that waits for others, or at an end.

    Attributes:
        way: The way into the end; None at a join.
        course: Shortest course from the branch's first node to the place, the place included.
    """

    place: str
    way: Edge | None
    course: Course


@dataclass(frozen=True, slots=True)
class SplitResult:
    """What a split comes to.

    Attributes:
        exits: By the join that brings all branches together: a course from the branches' first nodes to that join.
        unclear: Whether the definition leaves open where some token goes, so that nothing can be judged.
        walks: The walks of all branches, and of those that had come together at inner joins.
        nodes: Steps that run inside.
    """

    exits: Mapping[str, Course] = field(default_factory=dict)
    unclear: bool = False
    walks: tuple[Walk, ...] = ()
    nodes: frozenset[str] = frozenset()


@dataclass(slots=True)
class Walk:
    """Everything that a token can do between two meetings with other tokens.

    Attributes:
        split: The split whose branches the token stands for; empty for the token that starts the process.
        group: The first nodes of the branches.
        begin: What was done before, from the branches' first nodes on.
        outer: The walk on which the split was come to; None for the token that starts the process.
        before: By node that was come to: the node before, and the part of the course between, the node included.
        arrivals: By place and way: where the token stops; the nearest first.
        nested: Splits that were passed, with what they came to.
        unclear: Whether the definition leaves open where the token goes.
        nodes: Steps that run on the walk, those of nested splits included; set when the walk is complete.
    """

    split: str
    group: frozenset[str]
    begin: Course
    outer: Walk | None
    before: dict[str, tuple[str | None, Course]] = field(default_factory=dict)
    arrivals: dict[tuple[str, str], Arrival] = field(default_factory=dict)
    nested: dict[str, SplitResult] = field(default_factory=dict)
    unclear: bool = False
    nodes: frozenset[str] = frozenset()

    def lead(self) -> Course:
        """The shortest course from the start to the split, the split included."""
        parts, walk = [], self
        while walk.outer is not None:
            parts.append(walk.outer.course(walk.split))
            walk = walk.outer
        return tuple(node for part in reversed(parts) for node in part)

    def course(self, node: str) -> Course:
        """The shortest course to a node that was come to."""
        parts = []
        last: str | None = node
        while last is not None:
            last, part = self.before[last]
            parts.append(part)
        return self.begin + tuple(one for part in reversed(parts) for one in part)

    def course_inside(self, node: str) -> Course:
        """A course to a node that was come to, or that was come to inside a nested split."""
        if node in self.before:
            return self.course(node)
        split, walk = next(
            (split, walk)
            for split, result in self.nested.items()
            for walk in result.walks
            if node in walk.before or any(node in inner.nodes for inner in walk.nested.values())
        )
        return self.course(split) + walk.course_inside(node)


@dataclass(slots=True)
class Notes:
    """What walks came across on their way.

    Attributes:
        positions: How many places of tokens were looked at.
        unclear: Whether some token came to a step whose way out is missing or ambiguous.
        idle: By join that belongs to no split: a course to it.
        strange: By join: a course of a token that comes to it without belonging to a split that it waits for, and the
            split that the token belongs to.
    """

    positions: int = 0
    unclear: bool = False
    idle: dict[str, Course] = field(default_factory=dict)
    strange: dict[str, tuple[Course, str]] = field(default_factory=dict)


Steps = Generator[tuple[str, Walk], SplitResult, None]
"""Asks what a split comes to, and says on which walk it was come to."""
_Place = tuple[int, int, str, bool, str, Course]
_ROOT = ""


class Walker:
    """Walks tokens through one flow."""

    def __init__(self, graph: Graph, awaited: Awaited) -> None:
        self._graph = graph
        self._awaited = awaited
        self._owned = {join for joins in awaited.values() for join in joins}
        self._ticket = itertools.count()
        self.notes = Notes()

    def walk(self, walk: Walk, first: str, *, leave: bool = False) -> Steps:
        """Go wherever the token can go, the nearest places first.

        Args:
            walk: The walk, still without places.
            first: Where it begins.
            leave: Whether the first node is a join that is left now.
        """
        waiting: list[_Place] = []
        walk.before[_ROOT] = (None, ())
        if self._graph.nodes[first].kind == "end":
            way = next(edge for edge in self._graph.outgoing[walk.split] if edge.target == first)
            walk.arrivals[first, way.id] = Arrival(first, way, (first,))
        elif not leave:
            waiting.append((1, next(self._ticket), first, False, _ROOT, (first,)))
        elif not self._ambiguous(walk, first):
            self._leave(walk, first, _ROOT, waiting, 0)
        seen = set()
        while waiting:
            cost, _, node, met, previous, part = heapq.heappop(waiting)
            if (node, met) in seen:
                continue
            seen.add((node, met))
            self.notes.positions += 1
            if self._stops(walk, node, met, previous, part) or node in walk.before:
                continue
            walk.before[node] = (previous, part)
            if node in self._awaited:
                result = yield node, walk
                walk.nested[node] = result
                walk.unclear |= result.unclear
                for join, inside in result.exits.items():
                    heapq.heappush(waiting, (cost + len(inside), next(self._ticket), join, True, node, inside))
            elif not self._ambiguous(walk, node):
                self._leave(walk, node, node, waiting, cost)
        own = [node for node in walk.before if node and self._graph.nodes[node].kind != "join"]
        walk.nodes = frozenset(own).union(*(result.nodes for result in walk.nested.values()))

    def _leave(self, walk: Walk, node: str, previous: str, waiting: list[_Place], cost: int) -> None:
        nodes = self._graph.nodes
        for edge in self._graph.outgoing[node]:
            target = edge.target
            if nodes[target].kind == "end":
                walk.arrivals[target, edge.id] = Arrival(target, edge, (*walk.course(previous), target))
            else:
                heapq.heappush(waiting, (cost + 1, next(self._ticket), target, False, previous, (target,)))

    def _stops(self, walk: Walk, node: str, met: bool, previous: str, part: Course) -> bool:
        """Whether the token waits at a node that is a join."""
        if self._graph.nodes[node].kind != "join":
            return False
        heads = self._awaited[walk.split].get(node) if walk.split else None
        if heads is not None and not heads <= walk.group:
            walk.arrivals.setdefault((node, ""), Arrival(node, None, walk.course(previous) + part))
            return True
        if met or heads is not None:
            return False
        course = walk.lead() + walk.course(previous) + part
        if node in self._owned:
            self.notes.strange.setdefault(node, (course, walk.split))
            return True
        self.notes.idle.setdefault(node, course)
        return False

    def _ambiguous(self, walk: Walk, node: str) -> bool:
        """Whether several ways lead on and nobody says whether one or all are gone; also takes note of lost ways."""
        found = self._graph.nodes[node]
        step = found.step
        if step is None:
            return False
        ways = len(step.next)
        branching = found.kind in ("decision", "parallel")
        expected = ways or (0 if branching else 1)
        if step.on_timeout and step.on_timeout.to:
            expected += 1
        going = len(self._graph.outgoing[node])
        ambiguous = ways > 1 and not branching
        if ambiguous or going < expected or not going:
            walk.unclear = self.notes.unclear = True
        elif found.kind == "parallel":
            self.notes.unclear = True  # it opens no two branches, so that its join seems to wait for nothing
        return ambiguous
