"""Characters that no font draws, told by where the definitions have them, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from procman.errors import GlyphPlace, MissingGlyphsError
from procman.printing.fonts import Fonts, name_characters, needed_characters
from procman.source.positions import ElementPath
from procman.source.workspace import DICTIONARIES, Workspace

_MOST_PLACES: Final = 20


def require_glyphs(fonts: Fonts, texts: Sequence[str], workspace: Workspace | None, subject: str) -> None:
    """Refuse texts with characters that none of the fonts draws.

    Args:
        fonts: Fonts to choose from.
        texts: What is to be set.
        workspace: Where the texts come from.
        subject: What is to be set, for characters that do not come from there.

    Raises:
        MissingGlyphsError: There are such characters; says where each is written.
    """
    missing = fonts.missing(texts)
    if not missing:
        return
    places = list(_places(workspace, missing)) if workspace else []
    if not places:
        raise fonts.missing_glyphs(missing, texts, subject)
    raise MissingGlyphsError(
        "missing-glyphs-defined", tuple(places[:_MOST_PLACES]), characters=name_characters(missing), count=len(places)
    )


def _places(workspace: Workspace, missing: set[int]) -> Iterator[GlyphPlace]:
    for path in [*DICTIONARIES, *sorted(workspace.files.values())]:
        content = workspace.contents.get(path)
        if content is None or not missing & needed_characters([content.decode()]):
            continue
        for element, text, is_key in _texts(_data(content, path), ()):
            found = missing & needed_characters([text])
            if found:
                positions = workspace.positions(path)
                location = positions.key(element) if is_key else positions.value(element)
                yield GlyphPlace(location, ".".join(map(str, element)), name_characters(found))


def _data(content: bytes, path: str) -> Any:
    from procman.source.reader import read

    return read(content, path)


def _texts(data: Any, element: ElementPath) -> Iterator[tuple[ElementPath, str, bool]]:
    """All texts of a file with their paths; keys are texts, too: conditions are written as such."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*element, key), key, True
            yield from _texts(value, (*element, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*element, index))
    elif isinstance(data, str):
        yield element, data, False
