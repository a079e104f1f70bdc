"""Heads and feet of sections, with the word that lies behind the pages of what no longer holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from procman.documents.docx.geometry import Page
from procman.documents.docx.parts import Parts
from procman.documents.docx.reference import Reference
from procman.documents.docx.watermark import EMPTY_HEAD, watermark_run, with_watermark

Running = tuple[tuple[str, str, str], ...]
"""The element, the kind of page and the relation's id of each head and foot."""
_HEAD: Final = "headerReference"


class Heads:
    """Makes heads and feet.

    Args:
        reference: Those that it brings along go before those of the templates.
        parts: Takes up the new ones.
        render: Renders a template with values of its own beside those of the document.
    """

    def __init__(self, reference: Reference, parts: Parts, render: Callable[[str, Mapping[str, Any]], str]) -> None:
        self._reference = reference
        self._parts = parts
        self._render = render

    def plain(self, values: Mapping[str, Any]) -> Running:
        """The heads and feet of a section.

        Args:
            values: What their templates see.
        """
        if self._reference.running:
            return self._reference.running
        head = (_HEAD, "default", self._parts.running("header", self._rendered("header", values)))
        return head, self._foot(values)

    def marked(self, values: Mapping[str, Any], mark: str, page: Page, number: int, *, bare_first: bool) -> Running:
        """The same with a watermark on every page, also on those that have no head else.

        Args:
            values: What the templates see.
            mark: The word.
            page: Paper and margins of the section.
            number: A number that no other watermark of the document has.
            bare_first: Whether the first page of the section has neither head nor foot.
        """
        run = watermark_run(mark, page, number)
        kinds = ["default", *(["first"] if bare_first else []), *(["even"] if self._reference.even_and_odd else [])]
        if not self._reference.running:
            head = self._rendered("header", values).encode()
            heads = [(_HEAD, kind, self._own(head if kind == "default" else EMPTY_HEAD, run)) for kind in kinds]
            return (*heads, self._foot(values))
        others = [each for each in self._reference.running if each[:2] not in {(_HEAD, kind) for kind in kinds}]
        return (*((_HEAD, kind, self._copy(kind, run)) for kind in kinds), *others)

    def _foot(self, values: Mapping[str, Any]) -> tuple[str, str, str]:
        return "footerReference", "default", self._parts.running("footer", self._rendered("footer", values))

    def _own(self, head: bytes, run: str) -> str:
        return self._parts.running("header", with_watermark(head, run).decode())

    def _copy(self, kind: str, run: str) -> str:
        """A head of the reference document, with all that it leads to."""
        found = next((each[2] for each in self._reference.running if each[:2] == (_HEAD, kind)), None)
        if found is None:
            return self._own(EMPTY_HEAD, run)
        part = self._reference.document.part.rels[found].target_part
        relations = tuple(
            (identifier, each.reltype, each.target_ref, each.is_external)
            for identifier, each in sorted(part.rels.items())
        )
        return self._parts.running("header", with_watermark(part.blob, run).decode(), relations)

    def _rendered(self, kind: str, values: Mapping[str, Any]) -> str:
        return self._render(f"docx/{kind}.xml.j2", values)
