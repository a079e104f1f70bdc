"""A process as the text of its definition file, in the layout of the sample manual.

The same process always gives the same text, and reading the text gives the same process.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from procman.exchange.written_data import written_data
from procman.model.plain import Plain
from procman.source.yaml_scalars import flow, scalar, width

if TYPE_CHECKING:
    from procman.model.process import Process

SCHEMA_LINE: Final = "# yaml-language-server: $schema=../../schemas/process.schema.json"
_MAXIMUM_WIDTH: Final = 110
_INDENT: Final = "  "
# Sections that begin after an empty line; those of one group stand together.
_GROUPS: Final = (
    ("triggers",),
    ("inputs", "outputs", "records"),
    ("lanes", "phases"),
    ("steps",),
    ("controls",),
    ("rules",),
    ("metrics",),
    ("forms",),
    ("exceptions",),
)
_ONE_LINE_ENTRIES: Final = frozenset({"triggers", "inputs", "outputs", "records", "rules", "fields"})
_ONE_LINE: Final = frozenset({"time_limit", "on_timeout"})
_LINE_PER_ITEM: Final = frozenset({"do", "cautions", "mistakes"})
_ROUTING: Final = frozenset({"parallel", "join"})


def process_text(process: Process, schema_line: str = SCHEMA_LINE) -> str:
    """The definition file of a process.

    Args:
        process: The process.
        schema_line: First line, which tells editors where the schema is.
    """
    lines = [schema_line]
    begun: set[int] = set()
    for key, value in written_data(process).items():
        group = next((place for place, keys in enumerate(_GROUPS) if key in keys), None)
        if group is not None and group not in begun:
            begun.add(group)
            lines.append("")
        lines += _entry(key, value, "", "")
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Plain, indent: str, section: str) -> Iterator[str]:
    """The lines of one key; ``section`` is the key above it."""
    head = indent + scalar(key, flow=False) + ":"
    if isinstance(value, str):
        yield from _text(head, value, indent, key)
    elif isinstance(value, list):
        yield from _list(head, value, indent, key)
    elif not value or _fits_one_line(key, value, section, head):
        yield f"{head} {flow(value, key)}"
    else:
        yield head
        yield from _entries(key, value, indent + _INDENT)


def _entries(section: str, entries: dict[str, Plain], indent: str) -> Iterator[str]:
    phase: Plain | None = None
    for place, (key, value) in enumerate(entries.items()):
        if section == "steps" and isinstance(value, dict):
            if place and value.get("phase") != phase:
                yield ""
            phase = value.get("phase")
        yield from _entry(key, value, indent, section)


def _fits_one_line(key: str, value: dict[str, Plain], section: str, head: str) -> bool:
    if key in _ONE_LINE or section in _ONE_LINE_ENTRIES:
        return True
    short = width(head) + 1 + width(flow(value, key)) <= _MAXIMUM_WIDTH
    if section == "steps":
        return short and value.get("kind") in _ROUTING
    return short and (key == "next" or section in ("classification", "next"))


def _text(head: str, value: str, indent: str, key: str) -> Iterator[str]:
    written = scalar(value, flow=False, key=key)
    if not (written.startswith('"') and _is_literal(value)):
        yield f"{head} {written}"
        return
    yield f"{head} |-"
    for line in value.split("\n"):
        yield f"{indent}{_INDENT}{line}" if line else ""


def _is_literal(value: str) -> bool:
    """Whether a text may stand as a block of lines, as it is."""
    lines = value.split("\n")
    clean = all(line == line.strip() and line.isprintable() for line in lines)
    return len(lines) > 1 and clean and bool(lines[0]) and bool(lines[-1])


def _list(head: str, items: list[Plain], indent: str, key: str) -> Iterator[str]:
    line = f"{head} {flow(items, key)}"
    if not items or (key not in _LINE_PER_ITEM and width(line) <= _MAXIMUM_WIDTH):
        yield line
        return
    yield head
    for item in items:
        written = scalar(item, flow=False, key=key) if isinstance(item, str) else flow(item, key)
        yield f"{indent}{_INDENT}- {written}"
