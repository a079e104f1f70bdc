"""What is filled in shows in a real reader, the one of Chromium."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest

from procman.documents.forms.pdf.rendering import render_forms_pdf
from procman.model.definitions import Definitions
from tests.chromium import Chromium
from tests.documents.forms.conftest import publication_of, sheets_of

_A_PAGE = 20_000
"""Bytes of a picture that shows a form; an empty window has far fewer."""


def filled(data: bytes, text: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        field = next(each for each in pdf.Root.AcroForm.Fields if each.T == "text")
        field.V = pikepdf.String(text)
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


@pytest.mark.slow
def test_chinese_shows_character_by_character(browser: Chromium, every_type: Definitions, tmp_path: Path) -> None:
    """Boxes in place of characters would look the same for both names."""
    (document,) = render_forms_pdf(publication_of(every_type), sheets_of(every_type, "AD-09"))
    pictures = []
    for number, text in enumerate(("", "张三丰", "李四光", "张三丰")):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(filled(document.content, text))
        with closing(browser.open(path.as_uri())) as tab:
            pictures.append(tab.picture_at_rest(least=_A_PAGE))
    empty, one, other, again = pictures
    assert one == again
    assert len({empty, one, other}) == 3
