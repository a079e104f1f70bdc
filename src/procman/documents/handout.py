"""Papers that are handed out, in every format; see ``view.handout`` for what they consist of."""

from __future__ import annotations

import datetime
from typing import Final

from procman.documents.docx.package import Properties
from procman.documents.docx.rendering import render_docx
from procman.documents.markdown.rendering import render_markdown
from procman.documents.publication import Document, Publication
from procman.documents.view.handout import Handout

AREAS: Final = ("handouts", "documents")


def render_handout(publication: Publication, handout: Handout, format: str, date: datetime.date | None) -> Document:
    """A paper in one of its formats.

    Args:
        publication: Gives templates and fonts.
        handout: The paper.
        format: ``html``, ``docx``, ``markdown`` or ``xlsx``.
        date: The day that files for offices state of themselves.

    Raises:
        TemplateFaultError: A template has a mistake, or the reference document is none.
    """
    if format == "xlsx":
        from procman.documents.handout_xlsx import render_handout_xlsx

        return render_handout_xlsx(publication, handout, date)
    if format == "docx":
        return render_handout_docx(publication, handout, date)
    if format == "markdown":
        return render_handout_markdown(publication, handout)
    return render_handout_html(publication, handout)


def render_handout_html(publication: Publication, handout: Handout) -> Document:
    """A paper as one HTML file that needs no other.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    html = publication.templates_of(*AREAS).render("html/handout.html.j2", {"handout": handout})
    return Document(f"{handout.file}.html", html.encode())


def render_handout_markdown(publication: Publication, handout: Handout) -> Document:
    """A paper as Markdown.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    written = render_markdown(publication, "markdown/handout.md.j2", {"handout": handout}, AREAS)
    return Document(f"{handout.file}.md", written)


def render_handout_docx(publication: Publication, handout: Handout, date: datetime.date | None) -> Document:
    """A paper for Word.

    Args:
        publication: Gives templates and fonts.
        handout: The paper.
        date: The day that the file states of itself.

    Raises:
        TemplateFaultError: A template has a mistake, or the reference document is none.
    """
    properties = Properties(
        title=handout.title,
        language=handout.language,
        generator=handout.generator,
        author=handout.company,
        date=date,
    )
    values = {"handout": handout, "title": handout.title, "foot": handout.foot}
    data = render_docx(publication, "docx/handout.xml.j2", values, properties, AREAS)
    return Document(f"{handout.file}.docx", data)
