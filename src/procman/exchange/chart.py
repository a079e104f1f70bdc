"""What the pens of editing tools draw: the flowchart's geometry, and the facts that a step carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.diagram.content import diagram_of
from procman.diagram.geometry import Direction, Drawing
from procman.diagram.layout import layout
from procman.diagram.text import width
from procman.diagram.watermark import Watermark
from procman.flow.graph import Node, build_graph
from procman.messages import duration_text, text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

ENTRY_SIZE = 9.5
_ENTRY_GAP = "　　"
_LIST_GAP = {"zh-CN": "、", "en": ", "}


@dataclass(frozen=True, slots=True)
class Fact:
    """One datum of a step, for the tool's table of shape data.

    Attributes:
        key: Name for machines, the same in every language: ``time_limit``.
        label: Name for people.
    """

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A flowchart for an editing tool.

    Attributes:
        facts: Data of every node by id.
        watermark: A word across it, or None.
    """

    drawing: Drawing
    facts: Mapping[str, tuple[Fact, ...]]
    watermark: Watermark | None = None


def make_chart(
    process: Process,
    definitions: Definitions,
    direction: Direction,
    language: str,
    watermark: Watermark | None = None,
) -> Chart:
    """Lay out a process and gather what its steps carry.

    Raises:
        UsageError: The process has no steps.
    """
    content = diagram_of(process, definitions, language)
    facts, graph = _Facts(process, definitions, language), build_graph(process)
    return Chart(
        drawing=layout(content, direction),
        facts={node.id: facts.of(graph.nodes[node.id], node.text) for node in content.nodes},
        watermark=watermark,
    )


def title_lines(drawing: Drawing) -> list[str]:
    """The entries of the title block, as many in a line as the drawing is wide."""
    lines: list[str] = []
    for label, value in drawing.title.entries:
        entry = f"{label} {value}"
        longer = f"{lines[-1]}{_ENTRY_GAP}{entry}" if lines else entry
        if lines and width(longer, ENTRY_SIZE) <= drawing.width:
            lines[-1] = longer
        else:
            lines.append(entry)
    return lines


class _Facts:
    def __init__(self, process: Process, definitions: Definitions, language: str) -> None:
        self._process, self._definitions, self._language = process, definitions, language

    def of(self, node: Node, name: str) -> tuple[Fact, ...]:
        """Facts in reading order; what the definition does not say is left out."""
        values = {"step": f"{node.number:02d}" if node.number else "", "name": " ".join(name.split())}
        values["kind"] = self._say(f"kind-{node.kind}")
        values |= {"role": self._names([node.lane]), "phase": self._process.phases.get(node.phase, node.phase)}
        values |= self._step_values(node)
        return tuple(Fact(key, self._say(f"fact-{key}"), value) for key, value in values.items() if value)

    def _step_values(self, node: Node) -> dict[str, str]:
        step, process = node.step, self._process
        if step is None:
            return {}
        controls = [
            f"{control_id} {control.measure or control.objective or ''}".strip()
            for control_id, control in process.controls.items()
            if control.step == node.id
        ]
        return {
            "time_limit": duration_text(self._language, step.time_limit) if step.time_limit else "",
            "process": f"{step.process} {self._definitions.partner_name(step.process)}" if step.process else "",
            "system": self._names([step.system] if step.system else []),
            "inputs": self._documents(step.inputs),
            "outputs": self._documents(step.outputs),
            "forms": self._documents(step.forms),
            "accountable": self._names([step.accountable] if step.accountable else []),
            "consulted": self._names(step.consulted),
            "informed": self._names(step.informed),
            "controls": "\n".join(controls),
            "instructions": "\n".join(step.do),
            "cautions": "\n".join(step.cautions),
            "mistakes": "\n".join(step.mistakes),
        }

    def _say(self, key: str) -> str:
        return text(self._language, f"drawings.{key}")

    def _names(self, references: Iterable[str]) -> str:
        names = (self._definitions.organisation.name(reference) for reference in references if reference)
        return _LIST_GAP[self._language].join(names)

    def _documents(self, references: Iterable[str]) -> str:
        process = self._process
        names = []
        for reference in references:
            found = process.outputs.get(reference) or process.records.get(reference) or process.inputs.get(reference)
            form = process.forms.get(reference)
            names.append(found.name if found else form.name if form else reference)
        return _LIST_GAP[self._language].join(names)
