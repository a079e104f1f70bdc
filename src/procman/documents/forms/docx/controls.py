"""Blanks as content controls of Word."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from typing import Final

from markupsafe import Markup, escape

from procman import messages
from procman.documents.docx.markup import joined, runs
from procman.documents.view.form import FieldView

_LONGEST_NAME: Final = 64  # of a title or tag; Word takes a file with a longer one for damaged
_PROMPT: Final = '<w:color w:val="B4BCC8"/><w:sz w:val="16"/><w:szCs w:val="16"/>'
_BOX_FONT: Final = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
_UNCHECKED: Final = "2610"
_CHECKED: Final = "2611"
_DATE_FORMATS: Final = {"date": "yyyy-MM-dd", "datetime": "yyyy-MM-dd HH:mm"}


class Controls:
    """Writes content controls.

    Args:
        language: Language of prompts and of calendars.
        number: Gives a number that nothing else in the document has.
    """

    def __init__(self, language: str, number: Callable[[], int]) -> None:
        self._language = language
        self._number = number

    def __call__(self, field: FieldView) -> Markup:
        """The controls of a blank, as runs; boxes are followed by what they stand for."""
        if field.type == "choices":
            boxes = enumerate(field.options, start=1)
            return joined(
                self._box(field, f"{field.id}.{number}", f"{field.label}: {option}", option, option == field.default)
                for number, option in boxes
            )
        if field.type == "tick":
            word = self._word("tick")
            return joined([self._box(field, field.id, field.label, word, field.default in ("true", word))])
        if field.type in _DATE_FORMATS:
            return joined([self._date(field)])
        if field.type == "choice":
            return joined([self._choice(field)])
        multiline = ' w:multiLine="1"' if field.type == "paragraph" else ""
        prompt = self._word("docx.paragraph" if multiline else "docx.text")
        return joined([self._control(field.id, field.label, f"<w:text{multiline}/>", prompt, field.default)])

    def _choice(self, field: FieldView) -> str:
        # Word takes a list with two equal entries for damage.
        options = dict.fromkeys(field.options)
        entries = "".join(
            f'<w:listItem w:displayText="{escape(option)}" w:value="{escape(option)}"/>' for option in options
        )
        default = field.default if field.default in options else ""
        kind = f"<w:dropDownList>{entries}</w:dropDownList>"
        return self._control(field.id, field.label, kind, self._word("docx.choice"), default)

    def _date(self, field: FieldView) -> str:
        """A calendar; what stands in an empty one is a pattern for those who write by hand."""
        moment = _moment(field.default)
        full = f' w:fullDate="{moment.isoformat()}Z"' if moment else ""
        calendar = "zh-CN" if self._language == "zh-CN" else "en-GB"
        kind = (
            f'<w:date{full}><w:dateFormat w:val="{_DATE_FORMATS[field.type]}"/><w:lid w:val="{calendar}"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
        prompt = self._word(f"blank-{field.type}") or self._word("docx.date")
        return self._control(field.id, field.label, kind, prompt, field.default if moment else "")

    def _control(self, tag: str, title: str, kind: str, prompt: str, content: str) -> str:
        shown = runs(content) if content else runs(prompt, _PROMPT)
        state = "" if content else "<w:showingPlcHdr/>"
        return f"<w:sdt>{self._properties(tag, title, state + kind)}<w:sdtContent>{shown}</w:sdtContent></w:sdt>"

    def _box(self, field: FieldView, tag: str, title: str, word: str, is_checked: bool) -> str:
        state = f'<w14:checked w14:val="{int(is_checked)}"/>'
        looks = "".join(
            f'<w14:{name} w14:val="{code}" w14:font="MS Gothic"/>'
            for name, code in (("checkedState", _CHECKED), ("uncheckedState", _UNCHECKED))
        )
        properties = self._properties(tag, title, f"<w14:checkbox>{state}{looks}</w14:checkbox>")
        box = runs(chr(int(_CHECKED if is_checked else _UNCHECKED, 16)), _BOX_FONT)
        gap = "　" if field.type == "choices" else ""
        return f"<w:sdt>{properties}<w:sdtContent>{box}</w:sdtContent></w:sdt>{runs(f' {word}{gap}')}"

    def _properties(self, tag: str, title: str, rest: str) -> str:
        return (
            f'<w:sdtPr><w:alias w:val="{escape(_title(title))}"/><w:tag w:val="{escape(_tag(tag))}"/>'
            f'<w:id w:val="{self._number()}"/><w:lock w:val="sdtLocked"/>{rest}</w:sdtPr>'
        )

    def _word(self, key: str) -> str:
        return messages.text(self._language, f"forms.{key}")


def _moment(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _title(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_NAME else flat[: _LONGEST_NAME - 1] + "…"


def _tag(text: str) -> str:
    """A tag that is short enough, and not that of another blank."""
    if len(text) <= _LONGEST_NAME:
        return text
    return f"{text[: _LONGEST_NAME - 11]}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
