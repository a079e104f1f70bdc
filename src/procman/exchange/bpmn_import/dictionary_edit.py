"""Entries added to a dictionary file: every byte that is there stays, comments too.

New entries go below the last one of their section, in its indentation. The result is read back and compared with what
was meant; where a file is written in another way than the usual one, they are put in entry by entry.
"""

from __future__ import annotations

import re
from typing import Any, Final

from procman.errors import Location, UnreadableError
from procman.model.plain import Plain
from procman.source.editing import edited
from procman.source.edits import NotEditableError, SetValue
from procman.source.reader import read
from procman.source.yaml_scalars import flow

_INDENT: Final = "  "


def with_entries(content: bytes, path: str, additions: dict[str, dict[str, Plain]]) -> bytes:
    """The content with entries added.

    Args:
        content: The file; empty for a new one.
        path: Its path, for messages.
        additions: New entries by section and id; ids that are not there yet.

    Raises:
        UnreadableError: The file is no YAML that procman reads.
    """
    wanted = {section: entries for section, entries in additions.items() if entries}
    if not wanted:
        return content
    before = _data(content, path)
    expected = dict(before)
    for section, entries in wanted.items():
        expected[section] = {**(before.get(section) or {}), **entries}
    text = content.decode()
    for section, entries in wanted.items():
        text = _inserted(text, section, entries)
    result = text.encode()
    if not _says(result, path, expected):
        result = _put_in(content, path, wanted)
        if not _says(result, path, expected):
            raise UnreadableError("bpmn-dictionary", Location(path))
    return result


def _data(content: bytes, path: str) -> dict[str, Any]:
    try:
        data = read(content, path)
    except UnreadableError as error:
        if error.key == "empty":
            return {}
        raise
    assert isinstance(data, dict)
    return data


def _says(content: bytes, path: str, expected: dict[str, Any]) -> bool:
    try:
        return bool(read(content, path) == expected)
    except UnreadableError:
        return False


def _inserted(text: str, section: str, entries: dict[str, Plain]) -> str:
    """The text with new lines; the others are not touched, whatever they end with."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    if lines[-1]:
        lines[-1] += ending[:-1]
        lines.append("")
    start = next((place for place, line in enumerate(lines) if re.match(rf"\ufeff?{section}:\s*(#.*)?$", line)), None)
    if start is None:
        head, place, indent = [f"{section}:"], len(lines), _INDENT
        while place and not lines[place - 1].strip():
            place -= 1
    else:
        head, (place, indent) = [], _end_of_section(lines, start)
    written = [*head, *(f"{indent}{one}: {flow(entry)}" for one, entry in entries.items())]
    return "\n".join([*lines[:place], *(line + ending[:-1] for line in written), *(lines[place:] or [""])])


def _end_of_section(lines: list[str], start: int) -> tuple[int, str]:
    """Where the next entry of a section goes, and its indentation."""
    end, indent = start + 1, ""
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if line.strip() and not line[0].isspace() and not line.startswith("#"):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            indent = indent or line[: len(line) - len(line.lstrip())]
            end = place + 1
        elif line.strip() and line[0].isspace():
            end = place + 1
    return end, indent or _INDENT


def _put_in(content: bytes, path: str, additions: dict[str, dict[str, Plain]]) -> bytes:
    edits = [
        SetValue((section, one), entry) for section, entries in additions.items() for one, entry in entries.items()
    ]
    try:
        return edited(content, path, edits)
    except NotEditableError:
        raise UnreadableError("bpmn-dictionary", Location(path)) from None
