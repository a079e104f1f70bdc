"""The process manual as HTML."""

from __future__ import annotations

from functools import partial
from typing import Final

from procman.documents.publication import Document, Publication

_TEMPLATE: Final = "html/manual.html.j2"


def render_manual_html(publication: Publication) -> Document:
    """The manual as one HTML file that needs no other.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake.
    """
    publication.prepare_flowcharts(meanwhile=partial(_get_ready, publication))
    html = publication.templates.render(_TEMPLATE, {"manual": publication.view})
    return Document("manual.html", html.encode())


def _get_ready(publication: Publication) -> None:
    """Do what needs no drawings."""
    assert publication.view
    publication.templates.compile(_TEMPLATE)
