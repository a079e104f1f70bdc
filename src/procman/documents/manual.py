"""The process manual as HTML."""

from __future__ import annotations

from procman.documents.publication import Document, Publication


def render_manual_html(publication: Publication) -> Document:
    """The manual as one HTML file that needs no other.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake.
    """
    publication.prepare_flowcharts()
    html = publication.templates.render("html/manual.html.j2", {"manual": publication.view})
    return Document("manual.html", html.encode())
