"""The process manual."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from procman.documents.environment import Templates
from procman.documents.flowchart import DrawFlowchart, draw_flowchart
from procman.documents.view.head import Revision
from procman.documents.view.manual import build_manual_view
from procman.errors import WorkspaceError
from procman.model.definitions import Definitions


def render_manual_html(
    definitions: Definitions,
    *,
    language: str | None = None,
    overrides: Path | None = None,
    edition: str = "",
    revision_date: datetime.date | None = None,
    revisions: Mapping[str, Sequence[Revision]] | None = None,
    draw: DrawFlowchart = draw_flowchart,
) -> str:
    """The manual as one HTML file that needs no other.

    Args:
        definitions: What to show.
        language: Language of the frame; the manual's own unless given.
        overrides: Folder of the workspace's own templates.
        edition: Version of the manual as a whole.
        revision_date: Date of this edition.
        revisions: History by process id, latest first.
        draw: Draws a flowchart.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake.
    """
    if not definitions.processes:
        raise WorkspaceError("no-processes")
    view = build_manual_view(
        definitions, language, edition=edition, revision_date=revision_date, revisions=revisions, draw=draw
    )
    return Templates(view.language, overrides).render("html/manual.html.j2", {"manual": view})
