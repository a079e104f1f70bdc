"""The title block: which document this is, and what its marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procman.diagram.descriptions import overview
from procman.diagram.diagram_input import InputEdge, InputNode, TitleBlock
from procman.messages import duration_text, text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

_NODE_MARKS = ("automatic", "wait", "call", "parallel", "number", "key-control", "control")
_FOOTER_MARKS = ("limit", "notify", "document", "form")
_EDGE_MARKS = ("rework", "timeout")


def title_block(
    process: Process,
    definitions: Definitions,
    language: str,
    nodes: Sequence[InputNode],
    edges: Sequence[InputEdge],
    lanes: Sequence[str],
) -> TitleBlock:
    """The title block of a process's flowchart; entries that the process does not settle are left out."""

    def say(key: str, **arguments: object) -> str:
        return text(language, f"diagram.{key}", **arguments)

    values = {
        "number": definitions.document_number(process),
        "version": process.version,
        "status": say(f"status-{process.status}"),
        "effective": process.effective.isoformat() if process.effective else "",
        "owner": definitions.organisation.name(process.owner),
        "time-limit": duration_text(language, process.time_limit.within) if process.time_limit else "",
    }
    used = _used_marks(nodes, edges)
    marks = (*_NODE_MARKS, *_FOOTER_MARKS, *_EDGE_MARKS)
    return TitleBlock(
        name=process.name,
        entries=tuple((say(f"entry-{key}"), value) for key, value in values.items() if value),
        legend=tuple((mark, say(f"legend-{mark}")) for mark in marks if mark in used),
        page=say("page", number="{number}", count="{count}"),
        company=definitions.manual.company or "",
        confidentiality=definitions.manual.confidentiality or "",
        continued=say("continued", name="{name}"),
        continued_mark=say("continued-mark"),
        reference=say("page-reference", number="{number}"),
        connector=say("legend-connector"),
        classification=say("entry-confidentiality"),
        page_label=say("entry-page"),
        description=overview(process.name, nodes, lanes, language),
        language=language,
    )


def _used_marks(nodes: Sequence[InputNode], edges: Sequence[InputEdge]) -> set[str]:
    used: set[str] = {edge.kind for edge in edges}
    for node in nodes:
        used.add("parallel" if node.kind == "join" else node.kind)
        used |= {item.mark for item in node.footer}
        used |= {"key-control" if control.key else "control" for control in node.controls}
        if node.automatic:
            used.add("automatic")
        if node.number:
            used.add("number")
    return used
