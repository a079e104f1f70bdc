"""A form as a document of its own: every blank that people fill, in the order in which the form travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman import __version__
from procman.documents.content import Prose, clean, prose
from procman.documents.view.form import FieldView, FormView, build_form
from procman.documents.view.head import Fact
from procman.documents.view.names import Names, ProcessNames
from procman.documents.view.sheet_sections import Section, build_sections
from procman.documents.view.sheet_words import Words

if TYPE_CHECKING:
    from procman.model.process import Process


@dataclass(frozen=True, slots=True)
class SheetView:
    """A form that can be filled.

    Attributes:
        key: Names the form among all forms: ``CS-02/complaint-form``.
        version: The version of the process, as it is defined: ``1.2``.
        date: The day on which that version comes into force: ``2026-03-01``; empty when there is none yet.
        withdrawn: Why nobody may fill it any more; empty where it holds.
        head: Facts above the table: number, version, process, confidentiality.
        serial: The blank for the number of this one copy.
        notes: What to mind when filling, in the order of the fields.
    """

    language: str
    generator: str
    company: str
    key: str
    process: str
    form: str
    name: str
    kind: str
    kind_name: str
    number: str
    version: str
    date: str
    withdrawn: str
    head: tuple[Fact, ...]
    serial: FieldView
    sections: tuple[Section, ...]
    notes: tuple[Prose, ...]
    personal: bool

    @property
    def fields(self) -> tuple[FieldView, ...]:
        """Every blank once, in reading order."""
        rows = (row for section in self.sections for row in section.rows)
        return (self.serial, *(field for row in rows for field in row))


def build_sheet(process: Process, form_id: str, common: Names, withdrawn: str = "") -> SheetView:
    """Make the view of a form.

    Args:
        process: The process that it belongs to.
        form_id: Which of its forms.
        common: Names of the definitions.
        withdrawn: Why the process no longer holds; a retired one needs no other reason.
    """
    names = common.parts(process)
    form = process.forms[form_id]
    view = build_form(names, form_id, form)
    words = Words(common.language)
    return SheetView(
        language=common.language,
        generator=f"procman {__version__}",
        company=clean(common.definitions.manual.company or ""),
        key=f"{process.id}/{form_id}",
        process=process.id,
        form=form_id,
        name=view.name,
        kind=form.kind,
        kind_name=view.kind_name,
        number=view.number,
        version=process.version,
        date=process.effective.isoformat() if process.effective else "",
        withdrawn=withdrawn or common.retired(process),
        head=_head(names, view, words),
        serial=words.blank("_serial", "serial"),
        sections=tuple(build_sections(names, form, view, words)),
        notes=_notes(view, words),
        personal=view.personal,
    )


def _head(names: ProcessNames, view: FormView, words: Words) -> tuple[Fact, ...]:
    common, process = names.names, names.process
    values = {
        "number": view.number,
        "version": common.label("version-number", version=process.version),
        "process": f"{process.id} {clean(process.name)}",
        "confidentiality": clean(common.definitions.manual.confidentiality or ""),
    }
    return tuple(Fact(words(key), value) for key, value in values.items() if value)


def _notes(view: FormView, words: Words) -> tuple[Prose, ...]:
    fields = [field for group in view.groups for row in group.rows for field in row]
    ruled = [_field_note(field, words) for field in fields if field.rule or field.source]
    general = [words("required-note")] if any(field.required for field in fields) else []
    general += [words("personal")] if view.personal else []
    found = (prose(text) for text in (*general, *ruled))
    return (*view.notes, *(each for each in found if each))


def _field_note(field: FieldView, words: Words) -> str:
    rule = field.rule.source.rstrip("。.") if field.rule else ""
    if rule and field.source:
        return words("field-note-source", label=field.label, text=rule, source=field.source)
    return words("field-note", label=field.label, text=rule or field.source)
