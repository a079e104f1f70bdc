"""Forms as PDF with fields."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from procman.documents.forms.formats import can_fill_pdf
from procman.documents.forms.naming import file_stems
from procman.documents.forms.pdf.places import Place, count_of_boxes
from procman.documents.pdf import PdfContent, pdf_sources
from procman.documents.publication import Document, Publication
from procman.documents.view.sheet import SheetView
from procman.errors import EngineError, Location, TemplateFaultError

EXTRA: Final = "procman-manual[forms]"
_TEMPLATE: Final = "pdf/forms/form.typ"
_AREAS: Final = ("forms", "documents")


def render_forms_pdf(publication: Publication, sheets: Sequence[SheetView]) -> Iterator[Document]:
    """Each form as a PDF that can be filled and printed.

    Args:
        publication: Whose language, fonts and templates they take.
        sheets: The forms.

    Raises:
        EngineError: pikepdf is not installed.
        TemplateFaultError: A template has a mistake, or leaves out a blank.
        FontError: No font draws some character.
    """
    if not can_fill_pdf():
        raise EngineError("forms-extra-missing", requirement=EXTRA)
    stems = file_stems(publication.known or publication.definitions)
    for sheet in sheets:
        yield Document(f"forms/{stems[sheet.key]}.pdf", _form(publication, sheet))


def _form(publication: Publication, sheet: SheetView) -> bytes:
    from procman.documents.forms.pdf.fields import with_fields
    from procman.printing.typesetting import query, typeset

    date = datetime.date.fromisoformat(sheet.date) if sheet.date else None
    dated = dataclasses.replace(publication, revision_date=date)
    mark = publication.fingerprint_of([sheet.process])
    content = PdfContent(_TEMPLATE, {"sheet": sheet}, areas=_AREAS, subject=sheet.key, fingerprint=mark)
    sources, choice = pdf_sources(dated, content)
    data = typeset(sources, choice, timestamp=dated.timestamp)
    places = [Place(**place) for place in json.loads(query(sources, choice, "<blank>", "value"))]
    _require_all(sheet, places)
    return with_fields(data, sheet, places)


def _require_all(sheet: SheetView, places: Sequence[Place]) -> None:
    """A form of the user's own template has every blank, too."""
    found = Counter((place.blank, place.option) for place in places)
    wanted = Counter(
        (field.id, option) for field in sheet.fields for option in (range(1, count_of_boxes(field) + 1) or (0,))
    )
    wrong = sorted({blank for blank, _ in (found - wanted) + (wanted - found)})
    if wrong:
        reason = f"a place for each of these, once: {', '.join(wrong)}"
        raise TemplateFaultError(
            "template-fault", Location(f"templates/{_TEMPLATE}"), template=_TEMPLATE, reason=reason
        )
