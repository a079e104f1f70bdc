"""The formats of form templates, and who writes them."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from procman.documents.publication import Document, Publication
from procman.documents.view.sheet import SheetView

FormWriter = Callable[[Publication, Sequence[SheetView]], Iterable[Document]]

WRITERS: Final[Mapping[str, str]] = {
    "html": "procman.documents.forms.html:render_forms_html",
    "docx": "procman.documents.forms.docx.rendering:render_forms_docx",
    "xlsx": "procman.documents.forms.xlsx.rendering:render_forms_xlsx",
    "pdf": "procman.documents.forms.pdf.rendering:render_forms_pdf",
}
"""References ``module:function``: each needs libraries that the others do not."""


def possible_formats() -> tuple[str, ...]:
    """The formats that can be written with what is installed."""
    return tuple(format for format in WRITERS if format != "pdf" or can_fill_pdf())


def can_fill_pdf() -> bool:
    """Whether the library for fields in PDF is installed."""
    return importlib.util.find_spec("pikepdf") is not None


def form_writer(format: str) -> FormWriter:
    """Load the writer of a format."""
    module, _, name = WRITERS[format].partition(":")
    found: FormWriter = getattr(importlib.import_module(module), name)
    return found
