"""Forms that a site has to download: rendered like those of ``procman render form``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from procman.documents.forms.formats import form_writer, possible_formats
from procman.documents.forms.naming import file_stems
from procman.documents.forms.sheets import build_sheets
from procman.documents.incremental.keys import Keys
from procman.documents.publication import Publication
from procman.documents.site.register import FormFile, FormFiles

if TYPE_CHECKING:
    from procman.model.process import Process

LARGE: Final = 300
"""Processes above which a site has its forms as pages only, unless formats are named: they take longest to make."""


def default_formats(publication: Publication) -> tuple[str, ...]:
    """The formats of forms on a site for which none were named: all that can be made, of a large manual pages only."""
    if len(publication.definitions.processes) > LARGE:
        return ("html",)
    return possible_formats()


def form_files(publication: Publication, keys: Keys, formats: Sequence[str]) -> FormFiles:
    """The files of the forms of a publication.

    Args:
        publication: What they are made of.
        keys: The keys of this build.
        formats: Some of ``forms.formats.WRITERS``.
    """
    stems = file_stems(publication.known or publication.definitions)

    def of(process: Process, form_id: str) -> Sequence[FormFile]:
        stem = stems[f"{process.id}/{form_id}"]
        key = keys.of([process.id], stem)
        return [
            FormFile(f"{stem}.{format}", format.upper(), key, partial(_render, publication, process, form_id, format))
            for format in formats
        ]

    return of


def _render(publication: Publication, process: Process, form_id: str, format: str) -> bytes:
    (document,) = form_writer(format)(publication, build_sheets(publication, [(process, form_id)]))
    return document.content
