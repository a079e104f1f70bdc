"""Changing a definition file and nothing else in it: comments, order and quoting stay as their author left them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

Change = Callable[[Any], None]
"""Changes the mapping of a file, a ``ruamel.yaml`` CommentedMap, in place."""

_WIDEST = 1_000_000  # lines are never broken anew


def edited(content: bytes, change: Change) -> bytes:
    """The content of a definition file after a change.

    Args:
        content: A file that the reader takes, or nothing; its line ends are kept.
        change: The change.
    """
    from ruamel.yaml import YAML  # the round-trip parser takes longer to load than most commands take

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDEST
    yaml.indent(mapping=2, sequence=4, offset=2)
    windows = b"\r\n" in content
    data = yaml.load(content.decode("utf-8-sig").replace("\r\n", "\n")) or {}
    change(data)
    text = io.StringIO()
    yaml.dump(data, text)
    result = text.getvalue()
    return (result.replace("\n", "\r\n") if windows else result).encode()


def set_list_before(data: Any, key: str, values: list[str], following: tuple[str, ...]) -> None:
    """Set a key to a list in one line; a new key is put before the first of the following keys that is there."""
    from ruamel.yaml.comments import CommentedSeq

    sequence = CommentedSeq(values)
    sequence.fa.set_flow_style()
    if key in data:
        data[key] = sequence
        return
    keys = list(data)
    place = next((keys.index(other) for other in following if other in data), len(keys))
    data.insert(place, key, sequence)
