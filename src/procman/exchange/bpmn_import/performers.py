"""Who performs a node: its lane, else the resource that it names, else the pool."""

from __future__ import annotations

import re
from typing import Final

from procman.exchange.bpmn_import.flow import Performer
from procman.exchange.bpmn_import.ledger import Ledger
from procman.exchange.bpmn_import.namespaces import local_name
from procman.exchange.bpmn_import.ours import extension, lane_id
from procman.exchange.bpmn_import.view import BpmnFile, BpmnNode, BpmnProcess, Lane
from procman.exchange.bpmn_import.wording import one_line
from procman.messages import text

# Of a pool without lanes: a name like these is the process's, not that of somebody who works in it.
_PROCESS_NAME: Final = re.compile(r"流程|过程|程序|process|procedure|workflow|prozess|\bv\d|\d\.\d", re.IGNORECASE)
_OWNERS: Final = frozenset({"potentialOwner", "performer", "humanPerformer", "resourceRole"})
# Attributes by which engines without lanes tell who does a task; expressions are no names.
_ENGINE_ATTRIBUTES: Final = ("candidateGroups", "candidateUsers", "assignee", "swimlane", "actorId")
# Expressions by which engines mean whoever has started the case.
_INITIATOR: Final = re.compile(r"(?i)^[$#]\{.*(initiator|starter|start_?user|applicant|apply_?user|creator).*\}$")


class Performers:
    """The performers of one process, one for each name."""

    def __init__(self, file: BpmnFile, process: BpmnProcess, ledger: Ledger, language: str) -> None:
        self._initiator = text(language, "import.word-initiator")
        self._file = file
        self._process = process
        self._ledger = ledger
        self._known: dict[str, Performer] = {}
        self._lane_of = _innermost(process.lanes)
        self._own = extension(process.element, "definition") is not None

    def of(self, node: BpmnNode) -> Performer | None:
        """Whoever performs a node; the same object for the same name. None when nothing tells."""
        found = self._of_node(node)
        if found is None:
            return None
        known = self._known.setdefault(found.id or found.name.casefold(), found)
        known.entries += [entry for entry in found.entries if entry not in known.entries]
        known.department = known.department or found.department
        return known

    def _of_node(self, node: BpmnNode) -> Performer | None:
        owner: BpmnNode | None = node
        while owner is not None:
            lane = self._lane_of.get(owner.key) or self._drawn_lane(owner)
            if lane is not None and (told := self._of_lane(lane)):
                self._ignored_resources(node, told.name)
                return told
            owner = owner.container
        return self._of_resources(node) or self._of_engine(node) or self._of_pool(named_lanes=self._has_named_lanes())

    def _drawn_lane(self, node: BpmnNode) -> Lane | None:
        """The lane in which a node is drawn; some tools list no nodes in their lanes."""
        place = self._file.drawing.get(node.entry.id)
        drawn = ((self._file.drawing.get(lane.entry.id), lane) for lane in self._process.lanes)
        around = [(bounds.area, lane) for bounds, lane in drawn if bounds and place and bounds.holds(place)]
        if not around:
            return None
        lane = min(around, key=lambda one: one[0])[1]
        if lane.name and node.tag not in ("startEvent", "endEvent"):
            self._ledger.change([node.entry], "lane-by-drawing", name=lane.name)
        return lane

    def _has_named_lanes(self) -> bool:
        return any(lane.name for lane in self._process.lanes)

    def _of_lane(self, lane: Lane) -> Performer | None:
        named: Lane | None = lane
        entries = [lane.entry]
        while named is not None and not named.name:
            named = named.parent
            entries += [named.entry] if named else []
        if named is None:
            pool = self._of_pool(named_lanes=False, anyway=True)
            if pool is not None:
                self._ledger.change(entries, "lane-of-pool", name=pool.name)
                return Performer(pool.name, entries=[*entries, *pool.entries])
            return None
        department = named.parent.name if named.parent else ""
        if named.parent and department:
            self._ledger.change([named.parent.entry], "lane-around", name=department)
        return Performer(named.name, lane_id(named.element) if self._own else "", department, entries)

    def _of_resources(self, node: BpmnNode) -> Performer | None:
        for child in node.element:
            if local_name(child) not in _OWNERS:
                continue
            entry = self._ledger[child]
            for part in child:
                referred = self._file.resolve(part.text) if local_name(part) == "resourceRef" else ""
                resource = self._file.shared.get(referred)
                if resource is not None and resource.name:
                    return Performer(resource.name, entries=[entry, resource.entry])
                words = one_line("".join(part.itertext()))
                if local_name(part) == "resourceAssignmentExpression" and _is_name(words):
                    return Performer(words, entries=[entry])
        return None

    def _of_engine(self, node: BpmnNode) -> Performer | None:
        for wanted in _ENGINE_ATTRIBUTES:
            for attribute, value in node.element.attrib.items():
                if str(attribute).rpartition("}")[2] != wanted:
                    continue
                name = self._initiator if _INITIATOR.search(value) else one_line(value).split(",")[0].strip()
                if not _is_name(name):
                    continue
                found = self._ledger.attribute(node.entry, f":{wanted}")
                if found is not None and "," not in value:
                    found.fate, found.reason = "changed", "engine-performer"
                return Performer(name, entries=[found] if found else [])
        return None

    def _of_pool(self, *, named_lanes: bool, anyway: bool = False) -> Performer | None:
        pool = self._process.pool
        if pool is None or not pool.name or named_lanes:
            return None
        if _PROCESS_NAME.search(pool.name) and not anyway:
            return None
        return Performer(pool.name, entries=[pool.entry])

    def _ignored_resources(self, node: BpmnNode, lane_name: str) -> None:
        """A resource that says the same as the lane is carried with it; another one is told."""
        resource = self._of_resources(node)
        if resource is None:
            return
        if resource.name.casefold() == lane_name.casefold():
            self._ledger.carry(resource.entries, "")
        else:
            self._ledger.drop(resource.entries[:1], "lane-decides", lane=lane_name, name=resource.name)


def _is_name(words: str) -> bool:
    return bool(words.strip()) and not re.search(r"[${}#()=<>\"']", words)


def _innermost(lanes: list[Lane]) -> dict[str, Lane]:
    """The innermost lane of each node; outer lanes come before those in them."""
    found: dict[str, Lane] = {}
    for lane in lanes:
        for member in lane.members:
            known = found.get(member)
            if known is None or _is_inside(lane, known):
                found[member] = lane
    return found


def _is_inside(lane: Lane, other: Lane) -> bool:
    parent = lane.parent
    while parent is not None:
        if parent is other:
            return True
        parent = parent.parent
    return False
