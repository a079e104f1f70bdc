"""The views of the forms that are rendered together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from procman.documents.publication import Publication
from procman.documents.view.names import Names
from procman.documents.view.sheet import SheetView, build_sheet

if TYPE_CHECKING:
    from procman.model.process import Process


def build_sheets(publication: Publication, forms: Iterable[tuple[Process, str]]) -> tuple[SheetView, ...]:
    """Make the views of forms.

    Args:
        publication: What they belong to.
        forms: Process and id of each form.
    """
    names = Names(publication.definitions, publication.language, publication.known)
    reasons = publication.withdrawn.processes
    return tuple(build_sheet(process, form_id, names, reasons.get(process.id, "")) for process, form_id in forms)
