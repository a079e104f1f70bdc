"""The approval sheet as a page, as Markdown, and for Word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from procman.documents.approval.view import ApprovalView
from procman.documents.docx.package import Properties
from procman.documents.docx.rendering import render_docx
from procman.documents.markdown.rendering import render_markdown
from procman.documents.publication import Document, Publication
from procman.messages import text

AREAS: Final = ("approval", "documents")
_NAME: Final = "approval-sheet"


def render_approval_html(publication: Publication, sheet: ApprovalView) -> Document:
    """The sheet as one HTML file that prints on A4, a process a page.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    html = publication.templates_of(*AREAS).render("html/approval.html.j2", {"sheet": sheet})
    return Document(f"{_NAME}.html", html.encode())


def render_approval_markdown(publication: Publication, sheet: ApprovalView) -> Document:
    """The sheet as Markdown, for a change request.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    return Document(f"{_NAME}.md", render_markdown(publication, "markdown/approval.md.j2", {"sheet": sheet}, AREAS))


def render_approval_docx(publication: Publication, sheet: ApprovalView) -> Document:
    """The sheet for Word, to be circulated and signed.

    Raises:
        TemplateFaultError: A template has a mistake, or the reference document is none.
    """
    title = text(sheet.language, "approval.title")
    properties = Properties(
        title=f"{sheet.manual} {title}",
        language=sheet.language,
        generator=sheet.generator,
        author=sheet.company,
    )
    values = {"sheet": sheet, "title": properties.title, "foot": sheet.confidentiality}
    return Document(f"{_NAME}.docx", render_docx(publication, "docx/approval.xml.j2", values, properties, AREAS))


RENDERERS: Final[Mapping[str, Callable[[Publication, ApprovalView], Document]]] = {
    "html": render_approval_html,
    "docx": render_approval_docx,
    "markdown": render_approval_markdown,
}
