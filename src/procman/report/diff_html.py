"""Changes as one HTML file that needs no other: for the owner of a process, who knows no YAML and no git."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from procman import __version__
from procman.documents.change_drawing.drawing import change_flowchart
from procman.documents.environment import Templates
from procman.documents.flowchart import draw_flowchart
from procman.documents.view.names import process_anchor
from procman.messages import text
from procman.records import record
from procman.report.diff_view import DiffView, ProcessView, Row

if TYPE_CHECKING:
    from procman.diff.change import ProcessChanges
    from procman.documents.drawings.picture import Picture
    from procman.source.workspace import Workspace

_TEMPLATE: Final = "html/diff.html.j2"


@record(frozen=True, slots=True)
class Chart:
    """A flowchart of a report.

    Attributes:
        svg: The picture; every text in it is escaped, and changed steps lead to what changed in them.
        width: Its width in CSS pixels at full size.
        height: Its height likewise.
    """

    svg: Markup
    width: float
    height: float


@record(frozen=True, slots=True)
class Section:
    """A process in the report.

    Attributes:
        anchor: Its anchor.
        view: What changed.
        anchors: Anchors of rows, by row; of each step the first has one.
        marked: The chart with the changes marked; None where there is no flow.
        old: The chart before.
        new: The chart after.
    """

    anchor: str
    view: ProcessView
    anchors: dict[int, str]
    marked: Chart | None
    old: Chart | None
    new: Chart | None


@record(frozen=True, slots=True)
class RoleEntry:
    """A role in the overview: for each process that concerns it its anchor, its name and the number of changes."""

    name: str
    processes: tuple[tuple[str, str, int], ...]


def diff_html(view: DiffView, overrides: Path | None = None, note: Callable[[str], object] = lambda _: None) -> str:
    """The page.

    Args:
        view: The changes.
        overrides: Folder of the workspace's own templates.
        note: Takes what is to be told beside the report.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    changed = {process.id: process for process in view.result.processes}
    sections = [_section(view, process, changed[process.id], note) for process in view.processes()]
    values = {
        "report": view,
        "generator": f"procman {__version__}",
        "sections": sections,
        "shared": view.shared(),
        "roles": _roles(sections),
        "row_key": id,
    }
    return Templates(view.language, overrides, ("diff", "documents")).render(_TEMPLATE, values)


def _section(view: DiffView, process: ProcessView, changes: ProcessChanges, note: Callable[[str], object]) -> Section:
    anchor = process_anchor(process.id)
    anchors = _anchors(process, anchor)
    known = set(anchors.values())

    def chart(picture: Picture, name: str) -> Chart:
        def address(step: str) -> str | None:
            target = f"{anchor}-step-{step}"
            return f"#{target}" if target in known else None

        return Chart(picture.linked(f"{anchor}-{name}-", address), picture.width, picture.height)

    marked = change_flowchart(view.old.definitions, view.new.definitions, changes, view.language)
    if marked is None:
        note(text(view.language, "changes.no-flow", id=process.id))
    pictures = [_picture(workspace, process.id, view.language) for workspace in (view.old, view.new)]
    old, new = (chart(one, name) if one else None for one, name in zip(pictures, ("old", "new"), strict=True))
    return Section(anchor, process, anchors, chart(marked.screen, "marked") if marked else None, old, new)


def _picture(workspace: Workspace, process_id: str, language: str) -> Picture | None:
    """The flowchart of one version; None where the process is not there or has no steps."""
    process = workspace.definitions.processes.get(process_id)
    if process is None or not process.steps:
        return None
    return draw_flowchart(process, workspace.definitions, language).screen


def _anchors(process: ProcessView, anchor: str) -> dict[int, str]:
    """Anchors by the identity of rows: the first row about a step is what the step of a chart leads to."""
    found: dict[str, Row] = {}
    for group in process.groups:
        for row in group.rows:
            element = row.change.element
            if len(element) > 1 and element[0] == "steps":
                found.setdefault(f"{anchor}-step-{element[1]}", row)
    return {id(row): name for name, row in found.items()}


def _roles(sections: list[Section]) -> list[RoleEntry]:
    """Every role that is concerned, with its processes; those with most to learn first."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for section in sections:
        for one in section.view.affected:
            entry = (section.anchor, f"{section.view.id} {section.view.name}", len(one.lines))
            found.setdefault(one.role, []).append(entry)
    entries = [RoleEntry(name, tuple(processes)) for name, processes in found.items()]
    return sorted(entries, key=lambda entry: (-sum(count for *_, count in entry.processes), entry.name))
