"""Characters as WordprocessingML; everything that is handed over is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

# XML 1.0 has no place for these, not even as character references.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def without_forbidden(xml: str) -> str:
    """The text without characters that make XML unreadable."""
    return _FORBIDDEN.sub("", xml)


def runs(text: str, properties: str = "") -> str:
    """A run; line feeds become line breaks.

    Args:
        text: Its characters.
        properties: What stands in ``w:rPr``, as XML.
    """
    if not text:
        return ""
    opening = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in text.split("\n"))
    return f"{opening}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(content: str, style: str, properties: str = "") -> str:
    """A paragraph.

    Args:
        content: Its runs, as XML.
        style: Id of its style.
        properties: What else stands in ``w:pPr``, as XML.
    """
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """A field with the result that is shown until Word works it out.

    Args:
        instruction: The field's code: ``PAGE``.
        result: Runs, as XML.
        properties: Looks of the field's own runs.
    """
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""

    def character(kind: str) -> str:
        return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r>{look}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return f"{character('begin')}{code}{character('separate')}{result}{character('end')}"


def joined(parts: Iterable[str]) -> Markup:
    """XML that was written here, as something that templates print as it is."""
    return Markup("".join(parts))  # noqa: S704 - every text in it was escaped
