"""The manual in each of its formats."""

from __future__ import annotations

from collections.abc import Iterable

from procman.documents.publication import Document, Publication


def render_manual(publication: Publication, format: str, *, cache: bool = True) -> Iterable[Document]:
    """The manual.

    Args:
        publication: What to show.
        format: ``html``, ``pdf``, ``docx`` or ``markdown``; a large manual as PDF comes in volumes.
        cache: Whether flowcharts of earlier runs are used, where a volume is made in a process of its own.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake; says where.
        FontError: There is no font, one cannot be used, or none draws some character.
    """
    if format == "pdf":
        from procman.documents.manual_pdf import render_manual_pdf
        from procman.documents.volumes import is_large, render_volumes

        if is_large(publication.definitions):
            return render_volumes(publication, cache=cache)
        return [render_manual_pdf(publication)]
    if format == "docx":
        from procman.documents.manual_docx import render_manual_docx

        return [render_manual_docx(publication)]
    if format == "markdown":
        from procman.documents.markdown.manual import render_manual_markdown

        return render_manual_markdown(publication)
    from procman.documents.manual import render_manual_html

    return [render_manual_html(publication)]
