"""What a BPMN file says, without its XML: processes, pools, lanes, nodes, flows, data and notes.

Nothing is judged here; ids are made unique, references stay as they are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from procman.exchange.bpmn_import.drawing import Bounds
from procman.exchange.bpmn_import.ledger import Entry

EVENT_TAGS: Final = frozenset(
    {
        "startEvent",
        "endEvent",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
        "intermediateEvent",
        "boundaryEvent",
        "implicitThrowEvent",
    }
)
GATEWAY_TAGS: Final = frozenset(
    {"exclusiveGateway", "parallelGateway", "inclusiveGateway", "complexGateway", "eventBasedGateway"}
)
SUBPROCESS_TAGS: Final = frozenset({"subProcess", "transaction", "adHocSubProcess", "subChoreography"})
TASK_TAGS: Final = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "callActivity",
    }
)
NODE_TAGS: Final = EVENT_TAGS | GATEWAY_TAGS | SUBPROCESS_TAGS | TASK_TAGS
DATA_TAGS: Final = frozenset({"dataObject", "dataObjectReference", "dataStoreReference", "dataInput", "dataOutput"})


@dataclass(eq=False, slots=True)
class Part:
    """Anything with an id.

    Attributes:
        key: Its id, made unique within the file.
        tag: Name of its element.
        name: Its name on one line, empty when it has none.
    """

    key: str
    tag: str
    name: str
    element: etree._Element
    entry: Entry


@dataclass(eq=False, slots=True)
class EventKind:
    """What an event waits for or sends.

    Attributes:
        kind: ``none``, ``message``, ``timer``, ``signal``, ``error``, ``escalation``, ``conditional``, ``terminate``,
            ``cancel``, ``compensate``, ``link`` or ``multiple``.
        subject: Name of the message, signal, error or escalation; the condition's text; the link's name.
        time: Text of the timer.
        time_tag: ``timeDuration``, ``timeDate`` or ``timeCycle``.
        reference: Id of what ``subject`` is the name of.
    """

    kind: str
    subject: str = ""
    time: str = ""
    time_tag: str = ""
    reference: str = ""


@dataclass(eq=False, slots=True)
class BpmnNode(Part):
    """An activity, event or gateway.

    Attributes:
        container: The sub-process that it is in, None for the process itself.
        inside: Nodes and flows of a sub-process.
        attached_to: Key of the activity that a boundary event belongs to.
        interrupting: Whether a boundary event ends its activity.
        called: ``calledElement`` of a call, without prefix.
        default: Id of the default flow.
        documentation: Lines of its documentation.
        incoming: Ids of flows that it says lead to it.
        outgoing: Ids of flows that it says leave it.
    """

    container: BpmnNode | None = None
    event: EventKind | None = None
    inside: Scope | None = None
    attached_to: str = ""
    interrupting: bool = True
    called: str = ""
    default: str = ""
    documentation: list[str] = field(default_factory=list)
    incoming: list[str] = field(default_factory=list)
    outgoing: list[str] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class BpmnFlow(Part):
    """A sequence flow.

    Attributes:
        condition: Text of its condition expression.
    """

    source: str = ""
    target: str = ""
    condition: str = ""


@dataclass(eq=False, slots=True)
class Link(Part):
    """A data association, an association or a message flow."""

    source: str = ""
    target: str = ""
    owner: str = ""


@dataclass(eq=False, slots=True)
class Scope:
    """The nodes and flows of a process or a sub-process, in the order of the file."""

    nodes: dict[str, BpmnNode] = field(default_factory=dict)
    flows: list[BpmnFlow] = field(default_factory=list)

    def all_nodes(self) -> Iterator[BpmnNode]:
        """Its nodes and those of sub-processes in it."""
        for node in self.nodes.values():
            yield node
            if node.inside is not None:
                yield from node.inside.all_nodes()


@dataclass(eq=False, slots=True)
class Lane(Part):
    """A lane.

    Attributes:
        members: Keys of the nodes in it.
        parent: The lane around it.
    """

    members: list[str] = field(default_factory=list)
    parent: Lane | None = None
    has_lanes: bool = False


@dataclass(eq=False, slots=True)
class BpmnProcess(Part):
    """A process.

    Attributes:
        pool: Its participant, if a collaboration shows it.
        data: Data objects, stores, inputs and outputs by key.
        data_links: Data associations; ``owner`` is the node that has them.
        notes: Text annotations by key.
        associations: Associations between anything.
    """

    documentation: list[str] = field(default_factory=list)
    pool: Part | None = None
    scope: Scope = field(default_factory=Scope)
    lanes: list[Lane] = field(default_factory=list)
    data: dict[str, Part] = field(default_factory=dict)
    data_links: list[Link] = field(default_factory=list)
    notes: dict[str, Part] = field(default_factory=dict)
    associations: list[Link] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class BpmnFile:
    """A file.

    Attributes:
        pools: Participants by key, also those without a process.
        shared: Messages, signals, errors, resources and the like by key.
        ids: All ids of the file.
        drawing: Where elements are drawn, by id.
    """

    ids: frozenset[str]
    drawing: dict[str, Bounds]
    name: str = ""
    processes: list[BpmnProcess] = field(default_factory=list)
    pools: dict[str, Part] = field(default_factory=dict)
    pool_process: dict[str, BpmnProcess] = field(default_factory=dict)
    message_flows: list[Link] = field(default_factory=list)
    shared: dict[str, Part] = field(default_factory=dict)

    def resolve(self, reference: str | None) -> str:
        """A reference without white space and prefix: ``tns:review`` means ``review``, if nothing is called so."""
        plain = (reference or "").strip()
        return plain if plain in self.ids else plain.rpartition(":")[2]
