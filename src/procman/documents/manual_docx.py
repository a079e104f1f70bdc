"""The process manual for Word."""

from __future__ import annotations

from procman.documents.docx.package import Properties
from procman.documents.docx.rendering import render_docx
from procman.documents.publication import Document, Publication
from procman.documents.view.dates import latest_effective
from procman.documents.withdrawal import watermark_word


def render_manual_docx(publication: Publication) -> Document:
    """The manual as one file for Word; a workspace's own ``templates/docx/reference.docx`` gives its looks.

    Raises:
        WorkspaceError: There is no process to show.
        TemplateFaultError: A template has a mistake, or the reference document is none.
        FontError: No font has a glyph for some character of a flowchart.
    """
    manual = publication.view
    properties = Properties(
        title=manual.title,
        language=manual.language,
        generator=manual.generator,
        fingerprint=manual.fingerprint,
        author=manual.company,
        date=publication.revision_date or latest_effective(publication.definitions.processes.values()),
    )
    foot = " · ".join(word for word in (manual.confidentiality, manual.date) if word)
    values = {"manual": manual, "title": manual.title, "foot": foot}
    mark = watermark_word(publication.language, manual.withdrawn)
    data = render_docx(publication, "docx/manual.xml.j2", values, properties, watermark=mark)
    return Document("manual.docx", data)
