"""A game with tokens that plays every course of a process through, all branches interleaved in every order.

It follows the words of ``procman.flow.tokens`` step by step and shares no code with the exploration, neither for joins
nor for branches, so that it can judge it. It is slow; nothing but tests should play it.
"""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.graph import Graph

Frames = tuple[tuple[str, frozenset[str]], ...]
"""The splits that a token came from, the innermost last, each with the branches that it stands for."""
Token = tuple[Frames, str]
"""Where a token stands: a node; ``join?`` where it waits for others; ``join!`` where it waits for ever; or
``split>node`` before the first node of a branch."""
State = frozenset[Token]


class LostError(Exception):
    """Something went wrong at once, whatever else happens."""


class TooLongError(Exception):
    """There are more states than anybody wants to play."""


class Game:
    """The rules of the game.

    Args:
        graph: The process to play.
        patient: Whether to play on where something goes wrong: a split that is opened inside itself stays where it is,
            and a join that belongs to no split lets pass.
    """

    def __init__(self, graph: Graph, *, patient: bool = False) -> None:
        self.graph = graph
        self.patient = patient
        self.heads = {
            node.id: list(dict.fromkeys(edge.target for edge in graph.outgoing[node.id]))
            for node in graph.nodes.values()
            if node.kind == "parallel" and len({edge.target for edge in graph.outgoing[node.id]}) > 1
        }
        self.joins = [node.id for node in graph.nodes.values() if node.kind == "join"]
        self.awaited = self._awaited()
        self.visited: set[str] = set()

    def _reached(self, first: str, barred: set[str]) -> set[str]:
        found, waiting = set[str](), [first]
        while waiting:
            node = waiting.pop()
            if node not in found and node not in barred:
                found.add(node)
                waiting += [edge.target for edge in self.graph.outgoing[node]]
        return found

    def _awaited(self) -> dict[tuple[str, str], frozenset[str]]:
        """By split and join: the branches that the join waits for."""
        leading: dict[tuple[str, str], set[str]] = {}
        for split, heads in self.heads.items():
            compulsory = []
            for join in self.joins:
                regions = [self._reached(head, {join}) for head in heads]
                past = set[str]().union(*regions)
                exits = [node for node in past if node == split or self.graph.nodes[node].kind == "end"]
                if not exits and all(join in self._reached(head, set()) for head in heads):
                    compulsory.append((len(past), join))
            meet = min(compulsory)[1] if compulsory else None
            for head in heads:
                nodes = self._reached(head, {split, meet} if meet else {split}) | ({meet} if meet else set())
                for join in self.joins:
                    if join in nodes:
                        leading.setdefault((split, join), set()).add(head)
        awaited = {place: frozenset(heads) for place, heads in leading.items() if len(heads) > 1}
        taken = {join for _, join in awaited}
        content = {split for split, _ in awaited}
        for split, join in leading:
            if split not in content and join not in taken:
                awaited[split, join] = frozenset(self.heads[split])
        return awaited

    def start(self) -> State:
        return frozenset({((), "start")})

    def moves(self, state: State) -> Iterator[tuple[str, State]]:
        """Every node that a token can go to now, with the state after it."""
        for token in sorted(state, key=str):
            frames, place = token
            if place[-1] in "?!":
                continue
            if ">" in place:
                targets = [place.partition(">")[2]]
            else:
                targets = [edge.target for edge in self.graph.outgoing[place]]
            for target in targets:
                yield target, self.arrive(state - {token}, frames, target)

    def arrive(self, others: State, frames: Frames, node: str) -> State:
        self.visited.add(node)
        if node in self.heads:
            if node in [split for split, _ in frames]:
                if self.patient:
                    return others | {(frames, node + "!")}
                raise LostError("endless")
            heads = self.heads[node]
            return others | {((*frames, (node, frozenset({head}))), f"{node}>{head}") for head in heads}
        if node not in self.joins:
            return others | {(frames, node)}
        split = frames[-1][0] if frames else ""
        if (split, node) not in self.awaited:
            if any(join == node for _, join in self.awaited):
                return others | {(frames, node + "!")}
            if self.patient:
                return others | {(frames, node)}
            raise LostError("idle-join")
        return self._meet(others, frames, node)

    def _meet(self, others: State, frames: Frames, join: str) -> State:
        """A token whose split a join belongs to comes to it."""
        (split, group), parent = frames[-1], frames[:-1]
        awaited = self.awaited[split, join]
        if awaited <= group:
            return others | {(frames, join)}
        there = [one for one in others if one[1] == join + "?" and one[0][:-1] == parent and one[0][-1][0] == split]
        together = group.union(*(one[0][-1][1] for one in there))
        if not awaited <= together:
            return others | {(frames, join + "?")}
        others -= set(there)
        if together != frozenset(self.heads[split]):
            return others | {((*parent, (split, together)), join)}
        if parent and (parent[-1][0], join) in self.awaited:
            return self._meet(others, parent, join)
        return others | {(parent, join)}

    def states(self, first: State, most: int) -> dict[State, list[State]]:
        """All states that can come up, each with those that lead to it; fails where something goes wrong at once."""
        before: dict[State, list[State]] = {first: []}
        waiting = [first]
        while waiting:
            state = waiting.pop()
            self._judge(state)
            for _, other in self.moves(state):
                if other not in before:
                    if len(before) >= most:
                        raise TooLongError
                    before[other] = []
                    waiting.append(other)
                before[other].append(state)
        return before

    def _judge(self, state: State) -> None:
        places = [place for _, place in state]
        for frames, place in state:
            kind = self.graph.nodes[place].kind if place in self.graph.nodes else "inside"
            if frames and kind == "end":
                raise LostError("left-over")
            if kind not in ("inside", "join", "end") and places.count(place) > 1:
                raise LostError("twice")


def play(graph: Graph, most: int) -> str | None:
    """Play all courses; say what went wrong, or None.

    Raises:
        TooLongError: There are more than ``most`` states.
    """
    game = Game(graph)
    try:
        before = game.states(game.start(), most)
    except LostError as lost:
        return str(lost)
    ends = {node.id for node in graph.nodes.values() if node.kind == "end"}
    ending = {state for state in before if all(not frames and place in ends for frames, place in state)}
    waiting = list(ending)
    while waiting:
        for state in before[waiting.pop()]:
            if state not in ending:
                ending.add(state)
                waiting.append(state)
    if ending != set(before):
        return "it cannot end any more"
    return None if game.visited | {"start"} == set(graph.nodes) else "a step that never runs"


def follow(graph: Graph, course: tuple[str, ...]) -> tuple[Game, set[State]]:
    """Play one course; all states that it can lead to, none if it cannot be played."""
    game = Game(graph, patient=True)
    states = {game.start()} if course[0] == "start" else set()
    for node in course[1:]:
        states = {after for state in states for target, after in game.moves(state) if target == node}
    return game, states
