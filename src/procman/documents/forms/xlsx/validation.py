"""What may be typed into a cell, and what the cell says when it is entered."""

from __future__ import annotations

import datetime
from typing import Any, Final

from procman import messages
from procman.documents.view.form import FieldView

BOXES: Final = ("☐", "☑")
_LONGEST_TITLE: Final = 32  # by the format, as the next one
_LONGEST_MESSAGE: Final = 255
_LARGEST: Final = 10**15
_FIRST_DAY: Final = datetime.date(1900, 1, 1)
_LAST_DAY: Final = datetime.date(9999, 12, 31)
_NUMBER: Final = {"validate": "decimal", "criteria": "between", "minimum": -_LARGEST, "maximum": _LARGEST}
_DATE: Final = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
_RULES: Final[dict[str, dict[str, Any]]] = {
    "number": _NUMBER,
    "money": _NUMBER,
    "date": _DATE,
    "datetime": _DATE,
    "tick": {"validate": "list", "source": list(BOXES)},
    "choices": {"validate": "list", "source": list(BOXES)},
}
_HINTED: Final = frozenset(
    {"number", "money", "date", "datetime", "phone", "email", "file", "signature", "choice", "choices"}
)


def validation(field: FieldView, language: str, cell: str, options: str) -> dict[str, Any] | None:
    """The validation of a blank's cell, as ``xlsxwriter`` takes it.

    Args:
        field: The blank.
        language: Of the messages.
        cell: Address of the cell: ``C4``.
        options: Where the options of a choice stand: ``=options!$A$1:$A$4``.

    Returns:
        None when anything may be typed and there is nothing to say.
    """
    message = _message(field, language)
    rule = dict(_RULES.get(field.type, {"validate": "any"}))
    if field.type == "choice" and field.options:
        rule = {"validate": "list", "source": options}
    elif field.type == "email":
        rule = {"validate": "custom", "value": f'=ISNUMBER(FIND("@",{cell}))'}
    if rule["validate"] == "any" and not message:
        return None
    bad = f"forms.page.bad-{field.type}"
    hint = messages.text(language, bad) if messages.has_text(language, bad) else message
    return {
        **rule,
        "input_title": _cut(field.label, _LONGEST_TITLE) if message else None,
        "input_message": message or None,
        "error_title": _cut(messages.text(language, "forms.sheet.bad-value"), _LONGEST_TITLE),
        "error_message": hint or None,
    }


def _message(field: FieldView, language: str) -> str:
    parts = [messages.text(language, "forms.hint.required")] if field.required else []
    parts += [messages.text(language, f"forms.hint.{field.type}")] if field.type in _HINTED else []
    parts += [field.rule.text] if field.rule else []
    return _cut("\n".join(parts), _LONGEST_MESSAGE)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
