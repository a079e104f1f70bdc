"""Operating guides: of a process, a section a role; of a role, a section a process."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from procman.documents.docx.package import Properties
from procman.documents.docx.rendering import render_docx
from procman.documents.pdf import PdfContent, set_pdf
from procman.documents.publication import Document, Publication
from procman.documents.view.dates import latest_effective
from procman.documents.view.guide.book import GuideBookView, build_process_guide, build_role_guide
from procman.documents.view.names import Names
from procman.documents.withdrawal import watermark_word

AREAS: Final = ("guides", "documents")
FOLDER: Final = "guides"
ROLES_FOLDER: Final = "guides/roles"


@dataclass(frozen=True)
class Guides:
    """The operating guides of a publication.

    Attributes:
        publication: What they are rendered from.
    """

    publication: Publication

    @cached_property
    def names(self) -> Names:
        """The names that they are written with."""
        return Names(self.publication.definitions, self.publication.language, self.publication.known)

    def of_processes(self) -> list[GuideBookView]:
        """The guides of all processes of the publication."""
        revisions, withdrawn = self.publication.revisions, self.publication.withdrawn
        return [
            build_process_guide(process, self.names, revisions.get(process.id, ()), withdrawn)
            for process in self.publication.definitions.processes.values()
        ]

    def of_roles(self, roles: Iterable[str]) -> list[GuideBookView]:
        """The guides of roles; a role that has nothing to do with the processes of the publication has none."""
        books = [build_role_guide(role, self.names, self.publication.withdrawn) for role in roles]
        return [book for book in books if book.sections]

    def edition(self, book: GuideBookView) -> datetime.date | None:
        """The day since which a guide holds: that of its latest process."""
        processes = self.publication.definitions.processes
        return latest_effective(processes[section.process.number] for section in book.sections)

    def fingerprint(self, book: GuideBookView) -> str:
        """What a guide says of itself to ``procman verify``: which processes it shows."""
        return self.publication.fingerprint_of(section.process.number for section in book.sections)


def guide_file_name(book: GuideBookView, format: str) -> str:
    """Where a guide belongs below the output folder: ``guides/CS-02.pdf``, ``guides/roles/installer.pdf``."""
    return f"{FOLDER if book.kind == 'process' else ROLES_FOLDER}/{book.id}.{format}"


def render_guide_html(guides: Guides, book: GuideBookView) -> Document:
    """A guide as one HTML file that needs no other.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    values = {"guide": book, "fingerprint": guides.fingerprint(book)}
    html = guides.publication.templates_of(*AREAS).render("html/guide.html.j2", values)
    return Document(guide_file_name(book, "html"), html.encode())


def render_guide_pdf(guides: Guides, book: GuideBookView) -> Document:
    """A guide as PDF.

    Raises:
        TemplateFaultError: A template has a mistake.
        FontError: There is no font, or none draws some character of the guide.
    """
    values = {"guide": book, "title": book.title}
    mark = guides.fingerprint(book)
    content = PdfContent("pdf/guide.typ", values, areas=AREAS, subject=book.id, fingerprint=mark)
    return Document(guide_file_name(book, "pdf"), set_pdf(guides.publication, content))


def render_guide_docx(guides: Guides, book: GuideBookView) -> Document:
    """A guide for Word.

    Raises:
        TemplateFaultError: A template has a mistake, or the reference document is none.
    """
    properties = Properties(
        title=book.title,
        language=book.language,
        generator=book.generator,
        author=book.company,
        keywords=book.number,
        date=guides.edition(book),
        fingerprint=guides.fingerprint(book),
    )
    foot = " · ".join(word for word in (book.confidentiality, book.date) if word)
    values = {"guide": book, "title": book.title, "foot": foot, "contents_levels": [1, 3]}
    mark = watermark_word(book.language, book.withdrawn)
    data = render_docx(guides.publication, "docx/guide.xml.j2", values, properties, AREAS, watermark=mark)
    return Document(guide_file_name(book, "docx"), data)


GUIDE_WRITERS: Final[Mapping[str, Callable[[Guides, GuideBookView], Document]]] = {
    "html": render_guide_html,
    "pdf": render_guide_pdf,
    "docx": render_guide_docx,
}
