"""Files of our own export: the kept definition, and what somebody has changed in the diagram since.

The diagram wins for names, kinds, lanes, flow, conditions, ends and timers; the kept data for everything else. What is
the same on both sides keeps the spelling of the kept data.
"""

from __future__ import annotations

from typing import Final

from procman.exchange.bpmn_export.nodes import iso_duration
from procman.exchange.bpmn_import.flow import Flow, Place
from procman.exchange.bpmn_import.ours import extension_data, is_unnamed
from procman.exchange.bpmn_import.times import limit_of
from procman.exchange.bpmn_import.view import BpmnNode
from procman.exchange.bpmn_import.wording import one_line
from procman.flow.graph import Graph, build_graph
from procman.messages import LANGUAGES, text
from procman.model.extension import ValidationError
from procman.model.plain import Plain
from procman.model.validators import make_process

_NATIVE: Final = ("id", "name", "domain", "owner")


def restore(
    native: dict[str, Plain], kept: dict[str, Plain], flow: Flow, nodes: dict[str, BpmnNode], ids: dict[str, str]
) -> dict[str, Plain]:
    """The definition.

    Args:
        native: The definition as the diagram alone would give it.
        kept: The data that the process keeps.
        flow: The settled flow.
        nodes: The nodes of the file.
        ids: Ids of steps and ends by place.
    """
    steps = {
        ids[key]: _kept_step(nodes[key])
        for key, place in flow.places.items()
        if key in nodes and key in ids and place.kind != "end" and extension_data(nodes[key].element, "step")
    }
    graph = _kept_graph(kept, steps)
    data = {**kept, **{key: native[key] for key in _NATIVE}}
    data["name"] = _text(str(native["name"]), kept.get("name"))
    place_of = {one: flow.places[key] for key, one in ids.items()}
    native_steps = native["steps"]
    assert isinstance(native_steps, dict)
    merged: dict[str, Plain] = {}
    for step_id, drawn in native_steps.items():
        assert isinstance(drawn, dict)
        own = steps.get(step_id)
        if own is None:
            merged[step_id] = drawn
        else:
            merged[step_id] = _Merger(step_id, drawn, own, place_of[step_id], flow, ids, graph).step()
    data["steps"] = merged
    data["ends"] = _ends(native.get("ends", {}), kept.get("ends", {}))
    return data


def _kept_step(node: BpmnNode) -> dict[str, Plain]:
    data = extension_data(node.element, "step")
    told = "name" in data or is_unnamed(node.element) or not node.element.get("name")
    return data if told else {"name": node.element.get("name", ""), **data}


def _kept_graph(kept: dict[str, Plain], steps: dict[str, dict[str, Plain]]) -> Graph | None:
    try:
        return build_graph(make_process({**kept, "steps": steps}))
    except ValidationError:
        return None


def _text(drawn: str, kept: Plain | None) -> str:
    """The kept spelling, if the diagram says the same."""
    return kept if isinstance(kept, str) and one_line(kept) == drawn else drawn


def _ends(drawn: Plain, kept: Plain) -> dict[str, Plain]:
    assert isinstance(drawn, dict)
    known = kept if isinstance(kept, dict) else {}
    ordered = [*(one for one in known if one in drawn), *(one for one in drawn if one not in known)]
    return {one: _text(str(drawn[one]), known.get(one)) for one in ordered}


class _Merger:
    """Merges one step."""

    def __init__(
        self,
        step_id: str,
        drawn: dict[str, Plain],
        own: dict[str, Plain],
        place: Place,
        flow: Flow,
        ids: dict[str, str],
        graph: Graph | None,
    ) -> None:
        self._id, self._drawn, self._own, self._place = step_id, drawn, dict(own), place
        self._flow, self._ids, self._graph = flow, ids, graph

    def step(self) -> dict[str, Plain]:
        """The step's data."""
        if self._place.name:
            self._own["name"] = _text(self._place.name, self._own.get("name"))
        self._take("kind", self._drawn.get("kind"))
        self._role()
        self._called()
        self._ways()
        self._timeout()
        return self._own

    def _take(self, key: str, value: Plain | None) -> None:
        if value:
            self._own[key] = value
        else:
            self._own.pop(key, None)

    def _role(self) -> None:
        node = self._graph.nodes.get(self._id) if self._graph else None
        drawn = self._drawn.get("role")
        if drawn and (node is None or node.lane != drawn):
            self._own["role"] = drawn

    def _called(self) -> None:
        if self._drawn.get("process") and self._drawn.get("kind") == "call":
            self._own["process"] = self._drawn["process"]

    def _ways(self) -> None:
        arcs = self._flow.outgoing(self._place.key)
        drawn = [(self._ids[arc.target], arc.condition, arc.default) for arc in arcs]
        edges = self._graph.outgoing.get(self._id, ()) if self._graph else ()
        kept = [(edge.target, edge.label or "", edge.at_most) for edge in edges if edge.kind != "timeout"]
        decides = self._place.kind == "decision"
        if len(drawn) == len(kept) and all(
            one[0] == other[0] and (not decides or _same(one[1], other[1], default=one[2]))
            for one, other in zip(drawn, kept, strict=True)
        ):
            return
        at_most = {(target, one_line(label)): limit for target, label, limit in kept if limit is not None}
        self._take("next", self._written(self._drawn.get("next"), at_most))

    def _written(self, ways: Plain | None, at_most: dict[tuple[str, str], int]) -> Plain | None:
        if not isinstance(ways, dict):
            return ways
        written: dict[str, Plain] = {}
        for condition, target in ways.items():
            limit = at_most.get((str(target), condition))
            written[condition] = target if limit is None else {"to": target, "at_most": str(limit)}
        return written

    def _timeout(self) -> None:
        timeouts = [arc for arc in self._flow.outgoing(self._place.key, timeouts=True) if arc.timeout]
        reaction = self._own.get("on_timeout")
        kept = dict(reaction) if isinstance(reaction, dict) else {}
        if timeouts:
            kept["to"] = self._ids[timeouts[0].target]
            if not self._same_limit():
                self._own["time_limit"] = self._place.time
        else:
            kept.pop("to", None)
        self._take("on_timeout", kept)

    def _same_limit(self) -> bool:
        limit = self._own.get("time_limit")
        if not isinstance(limit, str) or not self._place.time:
            return isinstance(limit, str)
        step = self._graph.nodes[self._id].step if self._graph and self._id in self._graph.nodes else None
        if step is None or step.time_limit is None:
            return False
        return limit_of(iso_duration(step.time_limit)) == limit_of(self._place.time)


def _same(drawn: str, kept: str, *, default: bool) -> bool:
    if kept == "else" and default:
        return drawn in ("else", *(text(language, "documents.else") for language in LANGUAGES))
    return one_line(kept) == drawn
