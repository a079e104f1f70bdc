"""Forms as HTML pages that work without a network and print on A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procman import messages
from procman.documents.forms.naming import file_stems
from procman.documents.publication import Document, Publication
from procman.documents.view.sheet import SheetView

DATA_SCHEMA = 1
"""Version of the JSON in which filled forms are saved; docs/forms.md has its shape."""


def render_forms_html(publication: Publication, sheets: Sequence[SheetView]) -> Iterator[Document]:
    """Each form as one HTML file that needs no other.

    Args:
        publication: Whose language and templates they take.
        sheets: The forms.

    Raises:
        TemplateFaultError: A template has a mistake.
    """
    templates = publication.templates_of("forms", "documents")
    stems = file_stems(publication.known or publication.definitions)
    for sheet in sheets:
        mark = publication.fingerprint_of([sheet.process])
        values = {"sheet": sheet, "data": _data(sheet, stems[sheet.key]), "fingerprint": mark}
        html = templates.render("html/forms/form.html.j2", values)
        yield Document(f"forms/{stems[sheet.key]}.html", html.encode())


def _data(sheet: SheetView, stem: str) -> dict[str, object]:
    """What the page's script knows: which form it is, its blanks, and its sentences."""
    words = messages.catalogue(sheet.language, "forms")
    return {
        "schema": DATA_SCHEMA,
        "process": sheet.process,
        "form": sheet.form,
        "number": sheet.number,
        "version": sheet.version,
        "file": stem,
        "separator": messages.text(sheet.language, "documents.list-separator"),
        "blanks": [
            {"id": field.id, "label": field.label, "type": field.type, "required": field.required}
            for field in sheet.fields
        ],
        "words": {key.removeprefix("page."): text for key, text in words.items() if key.startswith("page.")},
    }
