"""What the layout is given: nodes, edges and bands without any knowledge of process definitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procman.flow.graph import EdgeKind, NodeKind

FooterMark = Literal["limit", "notify", "document", "form", "process", "change"]
ChangeMark = Literal["same", "added", "removed", "changed", "moved"]
"""What became of an element between two versions; drawings of one version have no such marks."""


@dataclass(frozen=True, slots=True)
class ControlMark:
    """A control that is carried out at a step."""

    id: str
    key: bool
    change: ChangeMark | None = None


@dataclass(frozen=True, slots=True)
class FooterItem:
    """A time limit, who is told when it passed, a document, a form, a called process or a change, told at the step.

    Attributes:
        reference: Id of the document or form.
    """

    mark: FooterMark
    text: str
    reference: str = ""
    change: ChangeMark | None = None


@dataclass(frozen=True, slots=True)
class DataItem:
    """A document that is drawn as a shape of its own beside the step that takes or gives it.

    Attributes:
        taken: Whether the step needs it; given whether the step makes it. One of them holds, or both.
    """

    id: str
    text: str
    taken: bool
    given: bool


@dataclass(frozen=True, slots=True)
class InputBand:
    """A lane or a phase, in drawing order."""

    id: str
    name: str
    change: ChangeMark | None = None


@dataclass(frozen=True, slots=True)
class InputNode:
    """A node with everything that has to be readable in it.

    Attributes:
        lane: Index of its lane.
        phase: Index of its phase; 0 when there are no phases.
        number: Step number as it is shown.
        automatic: Whether a system carries it out by itself.
        changes: What became of it, the heaviest first; ``same`` alone, or none in a drawing of one version.
        description: A sentence for readers who cannot see it.
        data: Documents with shapes of their own; only BPMN draws them.
    """

    id: str
    kind: NodeKind
    lane: int
    phase: int
    text: str
    number: str | None = None
    controls: tuple[ControlMark, ...] = ()
    footer: tuple[FooterItem, ...] = ()
    automatic: bool = False
    changes: tuple[ChangeMark, ...] = ()
    description: str = ""
    data: tuple[DataItem, ...] = ()


@dataclass(frozen=True, slots=True)
class InputEdge:
    """A way between two nodes, by their ids.

    Attributes:
        change: What became of it.
        signed: Whether a sign tells the change; a way to a new step needs none beside the step's own.
        label_before: Another label that it had.
    """

    id: str
    source: str
    target: str
    kind: EdgeKind
    label: str | None = None
    change: ChangeMark | None = None
    signed: bool = False
    label_before: str | None = None


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What the title block tells.

    Attributes:
        name: Name of the process.
        entries: Label and value, in reading order.
        legend: Text by mark; only marks that occur are drawn.
        page: ``page n of m`` with the placeholders ``{number}`` and ``{count}``.
        description: One sentence for readers who cannot see the drawing.
        company: Whose process it is.
        confidentiality: Who may read it.
        continued: Name of a band that began on an earlier page, with the placeholder ``{name}``.
        continued_mark: The same below a name.
        reference: Where an edge goes on, with the placeholder ``{number}``.
        connector: What a connector means, for the legend.
        classification: What ``confidentiality`` is called, and ``page_label`` what a page number is.
        language: In which language all this is written.
    """

    name: str
    entries: tuple[tuple[str, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    page: str = ""
    description: str = ""
    company: str = ""
    confidentiality: str = ""
    continued: str = "{name}"
    continued_mark: str = ""
    reference: str = "{number}"
    connector: str = ""
    classification: str = ""
    page_label: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class DiagramInput:
    """A diagram to be laid out; the order of the nodes is the reading order.

    Attributes:
        id: The process.
        lanes: At least one; an empty name draws no header text.
        phases: None, or all that some node stands in.
        corpus: More texts of the document; they teach the line breaker its words and are not drawn.
    """

    id: str
    nodes: tuple[InputNode, ...]
    edges: tuple[InputEdge, ...]
    lanes: tuple[InputBand, ...]
    phases: tuple[InputBand, ...] = ()
    title: TitleBlock = TitleBlock("")
    corpus: tuple[str, ...] = ()
