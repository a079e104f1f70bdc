from __future__ import annotations

from procman.documents.matrix.registry import MATRICES
from procman.documents.matrix.source import MatrixSource
from procman.model.definitions import Definitions


def rows(definitions: Definitions, name: str, table: int = 0, language: str = "en") -> list[dict[str, object]]:
    """The rows of a matrix, each by the titles of its columns."""
    sheet = MATRICES[name](MatrixSource(definitions, language))
    found = sheet.tables[table]
    titles = [column.title for column in found.columns]
    assert len(set(titles)) == len(titles)
    return [dict(zip(titles, row, strict=True)) for row in found.rows]
