"""Words that are longer than a column: they get places at which a line may end."""

from __future__ import annotations

import re
from typing import Any, Final

_BREAK: Final = "\u200b"
# Chinese text may be broken anywhere; a URL of usual length stays as it is.
_LONG: Final = re.compile(r"[!-~À-ɏͰ-ӿ]{40,}")
_PIECE: Final = re.compile(r".{20}(?=.)")
_ADDRESSES: Final = frozenset({"anchor", "link", "id", "picture"})


def with_breaks(data: Any) -> Any:
    """Plain data in which long words may be broken; addresses stay as they are."""
    if isinstance(data, str):
        return _LONG.sub(lambda word: _PIECE.sub(rf"\g<0>{_BREAK}", word[0]), data)
    if isinstance(data, dict):
        return {key: value if key in _ADDRESSES else with_breaks(value) for key, value in data.items()}
    if isinstance(data, list):
        return [with_breaks(value) for value in data]
    return data
