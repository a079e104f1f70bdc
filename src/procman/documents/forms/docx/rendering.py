"""Forms for Word."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from procman import messages
from procman.documents.docx.package import Properties
from procman.documents.docx.rendering import render_docx
from procman.documents.forms.docx.controls import Controls
from procman.documents.forms.naming import file_stems
from procman.documents.publication import Document, Publication
from procman.documents.view.sheet import SheetView
from procman.documents.withdrawal import watermark_word

_TEMPLATE: Final = "docx/forms/form.xml.j2"
_AREAS: Final = ("forms", "documents")


def render_forms_docx(publication: Publication, sheets: Sequence[SheetView]) -> Iterator[Document]:
    """Each form as a document whose fields alone can be filled.

    Args:
        publication: Whose language and templates they take.
        sheets: The forms.

    Raises:
        TemplateFaultError: A template has a mistake, or the reference document is none.
    """
    stems = file_stems(publication.known or publication.definitions)
    for sheet in sheets:
        content = render_docx(
            publication,
            _TEMPLATE,
            _values(sheet),
            _properties(sheet, publication),
            areas=_AREAS,
            fields_only=True,
            watermark=watermark_word(sheet.language, sheet.withdrawn),
        )
        yield Document(f"forms/{stems[sheet.key]}.docx", content)


def _values(sheet: SheetView) -> dict[str, object]:
    version = messages.text(sheet.language, "documents.version-number", version=sheet.version)
    # Ids of controls begin where no bookmark of the document reaches.
    numbers = itertools.count(100_000)
    return {
        "sheet": sheet,
        "title": sheet.company,
        "foot": f"{sheet.number}　{version}".strip(),
        "control": Controls(sheet.language, lambda: next(numbers)),
    }


def _properties(sheet: SheetView, publication: Publication) -> Properties:
    date = datetime.date.fromisoformat(sheet.date) if sheet.date else None
    return Properties(
        title=sheet.name,
        language=sheet.language,
        generator=sheet.generator,
        author=sheet.company,
        keywords=sheet.number,
        date=date,
        fingerprint=publication.fingerprint_of([sheet.process]),
    )
