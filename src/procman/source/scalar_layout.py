"""Single values in the canonical layout: quotes where they tell something, lines as their author broke them."""

from __future__ import annotations

import re
from typing import Final

from procman.errors import UnreadableError
from procman.source.reader import read
from procman.source.syntax_tree import LINE_BREAK, Node
from procman.source.yaml_scalars import scalar

_STEP: Final = 2
_LONGEST_KEY: Final = 1000  # YAML 1.2 §7.4.2: a key in one line has at most 1024 characters
# Quotes around anything else than words are left to their author: they keep other tools from guessing.
_WORDS: Final = re.compile(r"[^\W\d_](?:[\w -]*\w)?")
_NOT_WORDS: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"})
# The YAML versions disagree on whether these end a line.
_DISPUTED: Final = re.compile(r"[\x85\u2028\u2029]|\r(?!\n)")
_HEADER: Final = re.compile(r"[|>](?P<chomp>[-+]?)(?P<indent>[0-9]?)(?P<other>[-+]?)")


def in_one_line(node: Node, text: str, *, flow: bool) -> str:
    """A scalar in one line.

    Args:
        node: The scalar.
        text: The document.
        flow: Whether it stands within brackets.
    """
    written = text[node.start : node.end]
    if node.style in ("|", ">") or LINE_BREAK.search(written):
        return scalar(node.value, flow=flow)
    if node.style and _WORDS.fullmatch(node.value) and node.value.lower() not in _NOT_WORDS:
        return node.value
    if node.style == "'" and node.value.isprintable() and not set(node.value) & {'"', "\\"}:
        return f'"{node.value}"'
    return written


def key_lines(node: Node, text: str) -> tuple[str, ...]:
    """A key and its colon; two lines where it is too long for one."""
    written = in_one_line(node, text, flow=False) or '""'
    return (f"{written}:",) if len(written) <= _LONGEST_KEY else (f"? {written}", ":")


def value_lines(node: Node, text: str, indent: int) -> list[str]:
    """A value: the part that stands behind its key or dash, and the lines below it.

    Args:
        node: The scalar.
        text: The document.
        indent: Of the key or the dash.
    """
    written = text[node.start : node.end]
    inside = " " * (indent + _STEP)
    if node.style in ("|", ">"):
        return _block(node, written, inside)
    if not LINE_BREAK.search(written):
        return [in_one_line(node, text, flow=False)]
    if _DISPUTED.search(written):
        return [scalar(node.value, flow=False)]
    first, *rest = written.split("\n")
    return [_without_end(first), *(inside + stripped if (stripped := _stripped(line)) else "" for line in rest)]


def _stripped(line: str) -> str:
    return _without_end(line.lstrip(" \t"))


def _without_end(line: str) -> str:
    """A space behind a backslash is text."""
    stripped = line.rstrip(" \t")
    return line if stripped.endswith("\\") else stripped


def _block(node: Node, written: str, inside: str) -> list[str]:
    quoted = [scalar(node.value, flow=False)]
    if not node.value.strip("\n") or _DISPUTED.search(node.value):
        return quoted
    header = _HEADER.match(written)
    assert header is not None
    lines = _folded(header, written, inside) if node.style == ">" else _literal(node.value, inside)
    return lines if lines and _says(lines, node.value) else quoted


def _literal(value: str, inside: str) -> list[str]:
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    chomp = "-" if ends == 0 else "" if ends == 1 else "+"
    lines = body.split("\n")
    first = next(line for line in lines if line)
    hint = str(_STEP) if first.startswith(" ") else ""
    return [f"|{hint}{chomp}", *(inside + line if line else "" for line in lines), *[""] * (ends - 1)]


def _folded(header: re.Match[str], written: str, inside: str) -> list[str]:
    """The lines stay as they are broken; with an indentation that is said in the header they are not taken apart."""
    if header["indent"]:
        return []
    _, *lines = written.split("\n")
    first = next((line for line in lines if line.strip(" ")), "")
    width = len(first) - len(first.lstrip(" "))
    return [f">{header['chomp']}", *(inside + line[width:] if line[width:] else "" for line in lines)]


def _says(lines: list[str], value: str) -> bool:
    """Whether the lines below a key are read as a text; a key beside it ends them as the document will."""
    document = "\n".join([f"text: {lines[0]}", *lines[1:], "end: here", ""])
    try:
        found = read(document.encode(), "text")
    except UnreadableError:
        return False
    return bool(found == {"text": value, "end": "here"})
