"""Words of forms to fill in, and the blanks that every form has beside the fields that are defined."""

from __future__ import annotations

from collections.abc import Iterable

from procman import messages
from procman.documents.view.form import FieldView


class Words:
    """Words and blanks in one language.

    The ids of these blanks hold an underscore, which no defined id may.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, key: str, **arguments: object) -> str:
        """A word."""
        return messages.text(self._language, f"forms.{key}", **arguments)

    def blank(self, blank_id: str, key: str, type: str = "text", *, options: Iterable[str] = ()) -> FieldView:
        """A blank of the type; its label is the word ``key``."""
        return FieldView(
            id=blank_id,
            label=self(key),
            type=type,
            required=False,
            personal=False,
            options=tuple(options),
            unit="",
            default="",
            wide=type in ("choice", "paragraph"),
            rule=None,
            source="",
        )

    def date(self, prefix: str) -> FieldView:
        """The blank for the date of what ``prefix`` names."""
        return self.blank(f"{prefix}_date", "date", "date")
