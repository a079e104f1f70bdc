"""Ways of both versions, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procman.diagram.diagram_input import ChangeMark, InputEdge
from procman.diff.change import Change, ElementPath
from procman.documents.change_drawing.kinds import WAY_MARKS
from procman.documents.change_drawing.versions import Side, Versions
from procman.flow.graph import Edge

if TYPE_CHECKING:
    from procman.model.process import Process

_BOUND = "rework-limit"


@dataclass(frozen=True)
class MergedWays:
    """The ways of a change drawing.

    Attributes:
        told: The changes that they show.
        untold: Changes of ways that lead nowhere in the drawing.
    """

    edges: tuple[InputEdge, ...]
    told: tuple[Change, ...]
    untold: tuple[Change, ...]


@dataclass
class _Way:
    """A way of one version, with its ends as the drawing names them."""

    path: ElementPath
    edge: Edge
    drawn: InputEdge
    source: str
    target: str

    @property
    def ends(self) -> tuple[str, str, bool]:
        return self.source, self.target, self.edge.kind == "timeout"

    @property
    def content(self) -> tuple[object, ...]:
        return (*self.ends, self.edge.label, self.edge.at_most)


def merge_ways(versions: Versions) -> MergedWays:
    """Merge the ways: those of the new version in its order, then those that are gone."""
    return _Merge(versions).run()


class _Merge:
    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._old = list(_ways(versions.old, versions.current)) if versions.old else []
        self._new = list(_ways(versions.new, {})) if versions.new else []
        self._mark: dict[int, ChangeMark] = {}
        self._before: dict[int, _Way] = {}
        self._gone: dict[int, _Way] = {}
        self._explicit: set[int] = set()
        self._told: list[Change] = []

    def run(self) -> MergedWays:
        found = [change for change in self._versions.changes if change.kind.name in WAY_MARKS]
        for change in found:
            self._apply(change)
        self._derive()
        edges = [self._edge(way) for way in self._new]
        gone: dict[tuple[str, str], list[_Way]] = {}
        for way in self._old:
            if id(way) in self._gone:
                gone.setdefault((way.source, way.target), []).append(way)
        edges += [self._ghost(ways) for ways in gone.values()]
        untold = [change for change in found if not any(change is told for told in self._told)]
        return MergedWays(tuple(edges), tuple(self._told), tuple(untold))

    def _apply(self, change: Change) -> None:
        """Mark the ways that a change names."""
        bound = change.kind.name.startswith(_BOUND)
        new_path = change.element[:-1] if bound else change.new_path
        new = next((way for way in self._new if way.path == new_path), None)
        old = next((way for way in self._old if way.path == change.old_path), None)
        mark = WAY_MARKS[change.kind.name]
        if new is None and old is None:
            return
        self._told.append(change)
        if mark == "moved" and (new is None or old is None):
            mark = "added" if old is None else "removed"
        if new:
            self._explicit.add(id(new))
            if self._mark.get(id(new)) != "moved":
                self._mark[id(new)] = mark
            if old:
                self._before[id(new)] = old
        if old and mark in ("removed", "moved"):
            self._explicit.add(id(old))
            self._gone[id(old)] = old

    def _derive(self) -> None:
        """Compare the ways that no change names: they follow from steps that came, went or moved."""
        settled = {id(way) for way in self._before.values()} | self._gone.keys()
        left = [way for way in self._old if id(way) not in settled]
        for new in self._new:
            if id(new) not in self._mark:
                same = next((old for old in left if old.content == new.content), None)
                if same:
                    self._mark[id(new)] = "same"
                    left.remove(same)
        for new in self._new:
            mark = self._mark.get(id(new), "added")
            self._mark[id(new)] = mark
            near = next((old for old in left if old.ends == new.ends), None)
            if near and mark in ("added", "changed") and id(new) not in self._before:
                self._mark[id(new)] = "changed"
                self._before[id(new)] = near
                left.remove(near)
        self._gone |= {id(old): old for old in left}

    def _signed(self, way: _Way) -> bool:
        """Whether a way needs a sign of its own: not beside a step whose own sign says the same."""
        foreign = any(self._versions.added(end) or self._versions.removed(end) for end in (way.source, way.target))
        return id(way) in self._explicit or not foreign

    def _edge(self, way: _Way) -> InputEdge:
        mark, before = self._mark[id(way)], self._before.get(id(way))
        label_before = before.drawn.label if before and before.drawn.label != way.drawn.label else None
        signed = mark != "same" and (self._signed(way) or mark == "changed")
        return replace(way.drawn, change=mark, signed=signed, label_before=label_before)

    def _ghost(self, ways: Sequence[_Way]) -> InputEdge:
        """Ways between two nodes that are gone, as one line; without a clock, so that a step has one at most."""
        way = ways[0]
        labels = [each.drawn.label for each in ways if each.drawn.label]
        return InputEdge(
            id=f"{way.source}--{way.target}--removed",
            source=way.source,
            target=way.target,
            kind="rework" if way.edge.kind == "rework" else "sequence",
            label="／".join(labels) or None,
            change="removed",
            signed=any(self._signed(each) for each in ways),
        )


def _ways(side: Side, current: Mapping[str, str]) -> Iterator[_Way]:
    for edge, drawn in zip(side.graph.edges, side.diagram.edges, strict=True):
        source, target = (current.get(end, end) for end in (edge.source, edge.target))
        yield _Way(_path(side.process, edge), edge, drawn, source, target)


def _path(process: Process, edge: Edge) -> ElementPath:
    """Where a way is written, as changes name it."""
    if edge.source not in process.steps:
        return ()
    base = ("steps", edge.source)
    if edge.kind == "timeout":
        return (*base, "on_timeout", "to")
    if edge.label is not None:
        return (*base, "next", edge.label)
    ways: Sequence[object] = process.steps[edge.source].next
    if len(ways) < 2:
        return (*base, "next")
    places = [
        i for i, way in enumerate(process.steps[edge.source].next) if (way.condition, way.to) == (None, edge.target)
    ]
    return (*base, "next", places[0])
