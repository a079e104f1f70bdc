"""The matrices as documents."""

from __future__ import annotations

from collections.abc import Sequence

from procman import __version__
from procman.documents.content import clean
from procman.documents.matrix.registry import MATRICES
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Sheet
from procman.documents.publication import Document, Publication
from procman.documents.view.dates import latest_effective


def render_matrices_xlsx(publication: Publication, names: Sequence[str] = ()) -> Document:
    """Matrices as one workbook.

    Args:
        publication: What to show.
        names: Which of ``MATRICES``; all when none is named.
    """
    from procman.documents.matrix.workbook import write_workbook

    source, sheets = _sheets(publication, names)
    date = publication.revision_date or latest_effective(publication.definitions.processes.values())
    withdrawn = publication.withdrawn.of(publication.definitions.processes)
    content = write_workbook(
        source, sheets, title=source.word("title"), date=date, fingerprint=publication.fingerprint, withdrawn=withdrawn
    )
    return Document("matrices.xlsx", content)


def render_matrices_html(publication: Publication, names: Sequence[str] = ()) -> Document:
    """Matrices as one HTML file that needs no other.

    Args:
        publication: What to show.
        names: Which of ``MATRICES``; all when none is named.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    source, sheets = _sheets(publication, names)
    manual = publication.definitions.manual
    values = {
        "generator": f"procman {__version__}",
        "fingerprint": publication.fingerprint,
        "language": publication.language,
        "title": source.word("title"),
        "company": clean(manual.company or ""),
        "withdrawn": publication.withdrawn.of(publication.definitions.processes),
        "sheets": sheets,
    }
    html = publication.templates_of("matrices", "documents").render("html/matrices.html.j2", {"matrices": values})
    return Document("matrices.html", html.encode())


def _sheets(publication: Publication, names: Sequence[str]) -> tuple[MatrixSource, list[Sheet]]:
    source = MatrixSource(
        publication.definitions,
        publication.language,
        publication.known,
        written=publication.written,
        edition=publication.edition,
    )
    return source, [build(source) for name, build in MATRICES.items() if not names or name in names]
