"""The register of all forms, with the files in which they can be had."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.documents.content import clean
from procman.documents.view.form import build_form_heads
from procman.documents.view.names import Link, Links, Names

if TYPE_CHECKING:
    from procman.model.process import Process


@dataclass(frozen=True)
class FormFile:
    """A form as a file to download.

    Attributes:
        name: Its name in the site's folder ``forms``.
        format: What readers call its format: ``DOCX``.
        key: Changes whenever the content does.
        render: Makes the content.
    """

    name: str
    format: str
    key: str
    render: Callable[[], bytes]


FormFiles = Callable[["Process", str], Sequence[FormFile]]
"""The files of a form, by its process and its id in it."""


def no_form_files(_process: Process, _form: str) -> Sequence[FormFile]:
    """For a site without forms to download."""
    return ()


@dataclass(frozen=True, slots=True)
class FormRow:
    """A line of the register; ``files`` are pairs of a format and the address of its file from the site's folder."""

    form: Link
    number: str
    kind_name: str
    filled_by: Links
    approvals: Links
    retention: str
    personal: bool
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FormProcess:
    """The forms of a process."""

    process: Link
    domain: str
    rows: tuple[FormRow, ...]


def build_register(names: Names, form_files: FormFiles) -> tuple[FormProcess, ...]:
    """The register in the order of the manual; processes without forms are left out."""
    found = []
    for process in names.definitions.processes.values():
        if process.forms:
            domain = names.definitions.manual.domains.get(process.domain)
            rows = _rows(names, process, form_files)
            found.append(FormProcess(names.process(process.id), clean(domain.name if domain else process.domain), rows))
    return tuple(found)


def _rows(names: Names, process: Process, form_files: FormFiles) -> tuple[FormRow, ...]:
    return tuple(
        FormRow(
            Link(view.name, view.anchor),
            view.number,
            view.kind_name,
            view.filled_by,
            view.approvals,
            view.retention,
            view.personal,
            tuple((file.format, f"forms/{file.name}") for file in form_files(process, view.id)),
        )
        for view in build_form_heads(names.parts(process))
    )
