"""AcroForm fields over the blanks of a page that is set already."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from procman import messages
from procman.documents.forms.pdf.font import song_font
from procman.documents.forms.pdf.places import Place
from procman.documents.forms.pdf.tags import tag_widgets
from procman.documents.view.form import FieldView
from procman.documents.view.sheet import SheetView
from procman.printing.pdf_marker import marked

if TYPE_CHECKING:
    import pikepdf

# Flags of fields and of annotations, ISO 32000-1, 12.7.3.1, 12.7.4 and 12.5.3.
_REQUIRED: Final = 1 << 1
_MULTILINE: Final = 1 << 12
_RADIO: Final = 1 << 15
_PRINTED: Final = 4
_LOOK: Final = "/Song 10 Tf 0 g"
_CHECKED: Final = b"q 0.086 0.137 0.227 RG 1.1 w 1 J 1 j 1.8 %.2f m %.2f 2 l %.2f %.2f l S Q"
_HINTED: Final = frozenset({"date", "datetime", "number", "money", "phone", "email", "file", "signature", "choices"})


def with_fields(data: bytes, sheet: SheetView, places: Sequence[Place]) -> bytes:
    """Lay fields over the blanks.

    Args:
        data: The form, set by typst.
        sheet: Its blanks.
        places: Where they stand; a blank that is chosen from has a place for each of its boxes.

    Returns:
        A PDF whose fields are called by the ids of the blanks, in reading order; the same bytes for the same arguments.
    """
    import pikepdf

    by_blank: dict[str, list[Place]] = {}
    for place in places:
        by_blank.setdefault(place.blank, []).append(place)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pen = _Pen(pdf, sheet.language)
        fields = [pen.field(field, by_blank[field.id]) for field in sheet.fields if field.id in by_blank]
        pdf.Root.AcroForm = _form(pdf, fields)
        tag_widgets(pdf, pen.widgets)
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return marked(buffer.getvalue())


class _Pen:
    """Makes fields and puts their widgets on the pages."""

    def __init__(self, pdf: pikepdf.Pdf, language: str) -> None:
        self._pdf = pdf
        self._language = language
        self.widgets: list[Any] = []

    def field(self, field: FieldView, places: Sequence[Place]) -> Any:
        if field.type == "choice":
            return self._radio(field, places)
        if field.type == "choices":
            return self._group(field, places)
        if field.type == "tick":
            word = messages.text(self._language, "forms.tick")
            return self._box(field, places[0], field.id, "Yes", is_on=field.default in ("true", word))
        return self._text(field, places[0])

    def _text(self, field: FieldView, place: Place) -> Any:
        from pikepdf import Name, String

        flags = (_MULTILINE if field.type == "paragraph" else 0) | (_REQUIRED if field.required else 0)
        widget = self._widget(place, self._tip(field))
        widget.FT, widget.T, widget.Ff, widget.V = Name.Tx, String(field.id), flags, String(field.default)
        widget.DA = String(_LOOK)
        return widget

    def _radio(self, field: FieldView, places: Sequence[Place]) -> Any:
        """One of several: the states are numbered, for names in PDF are no place for any text; Opt has the options."""
        from pikepdf import Array, Dictionary, Name, String

        parent = self._pdf.make_indirect(
            Dictionary(
                FT=Name.Btn,
                T=String(field.id),
                TU=String(self._tip(field)),
                Ff=_RADIO | (_REQUIRED if field.required else 0),
                Opt=Array([String(option) for option in field.options]),
                Kids=Array([]),
                V=Name.Off,
            )
        )
        for place in places:
            option = field.options[place.option - 1]
            state = str(place.option - 1)
            widget = self._widget(place, f"{field.label}: {option}")
            self._draw(widget, place, state, is_on=option == field.default)
            if option == field.default:
                parent.V = Name(f"/{state}")
            widget.Parent = parent
            parent.Kids.append(widget)
        return parent

    def _group(self, field: FieldView, places: Sequence[Place]) -> Any:
        """Any of several: a field with a box for each option: ``means.1``, ``means.2``."""
        from pikepdf import Array, Dictionary, String

        parent = self._pdf.make_indirect(Dictionary(T=String(field.id), TU=String(self._tip(field)), Kids=Array([])))
        for place in places:
            option = field.options[place.option - 1]
            box = self._box(field, place, str(place.option), "Yes", is_on=option == field.default, option=option)
            box.Parent = parent
            parent.Kids.append(box)
        return parent

    def _box(self, field: FieldView, place: Place, name: str, state: str, *, is_on: bool, option: str = "") -> Any:
        from pikepdf import Name, String

        widget = self._widget(place, f"{field.label}: {option}" if option else self._tip(field))
        widget.FT, widget.T = Name.Btn, String(name)
        self._draw(widget, place, state, is_on=is_on)
        widget.V = widget.AS
        return widget

    def _widget(self, place: Place, tip: str) -> Any:
        from pikepdf import Array, Dictionary, Name, String

        page = self._pdf.pages[place.page - 1]
        widget = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Rect=Array(place.rectangle(float(page.mediabox[3]))),
                F=_PRINTED,
                P=page.obj,
                TU=String(tip),
            )
        )
        if "/Annots" not in page:
            page.Annots = Array([])
        page.Annots.append(widget)
        self.widgets.append(widget)
        return widget

    def _draw(self, widget: Any, place: Place, state: str, *, is_on: bool) -> None:
        """A tick of lines, which needs no font; the empty box is on the page already."""
        from pikepdf import Array, Dictionary, Name, String

        middle, right, top = place.height * 0.5, place.width - 1.4, place.height - 1.6
        tick = _CHECKED % (middle, place.width * 0.42, right, top)
        looks = Dictionary()
        for name, content in ((state, tick), ("Off", b"")):
            stream = self._pdf.make_stream(content)
            stream.Type, stream.Subtype = Name.XObject, Name.Form
            stream.BBox = Array([0, 0, round(place.width, 2), round(place.height, 2)])
            looks[f"/{name}"] = stream
        widget.AP = Dictionary(N=looks)
        widget.AS = Name(f"/{state}") if is_on else Name.Off
        widget.MK = Dictionary(CA=String("4"))

    def _tip(self, field: FieldView) -> str:
        """The label and what is to be minded: what a screen reader says of the field."""
        said = [messages.text(self._language, "forms.required")] if field.required else []
        said += [messages.text(self._language, f"forms.hint.{field.type}")] if field.type in _HINTED else []
        said += [field.rule.text] if field.rule else []
        return f"{field.label} ({'; '.join(said)})" if said else field.label


def _form(pdf: pikepdf.Pdf, fields: Iterable[Any]) -> Any:
    from pikepdf import Array, Dictionary, Name, String

    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    fonts = Dictionary(Song=song_font(pdf), Helv=pdf.make_indirect(helvetica))
    return Dictionary(Fields=Array(list(fields)), NeedAppearances=True, DR=Dictionary(Font=fonts), DA=String(_LOOK))
