"""The one section of a definition file that has its place: translations stand at the end, out of the way."""

from __future__ import annotations

from typing import Final

from procman.source.reader import read
from procman.source.syntax_tree import SyntaxTree, syntax_tree

TRANSLATIONS: Final = "translations"


def translations_last(content: bytes, path: str) -> bytes:
    """A file with its translations, and the comments above them, behind everything else; line ends stay.

    A file that would say something else afterwards is returned as it is; so is one in brackets.

    Raises:
        UnreadableError: The file is none that procman reads.
    """
    tree = syntax_tree(content.replace(b"\r\n", b"\n"), path)
    keys = [entry.key.value if entry.key else "" for entry in tree.root.entries]
    if tree.root.flow or TRANSLATIONS not in keys[:-1]:
        return content
    place = keys.index(TRANSLATIONS)
    start, end = (_lead(tree, tree.root.entries[index].start) for index in (place, place + 1))
    rest = (tree.text[:start] + tree.text[end:]).rstrip("\n")
    moved = f"{rest}\n{tree.text[start:end].rstrip()}\n".encode()
    if not _says_the_same(moved, content, path):
        return content
    windows = content.partition(b"\n")[0].endswith(b"\r")
    return moved.replace(b"\n", b"\r\n") if windows else moved


def _lead(tree: SyntaxTree, offset: int) -> int:
    """Where an entry begins with the comments that stand right above it, in its column."""
    start = tree.lines.start(offset)
    column = tree.column(offset)
    for comment in reversed([one for one in tree.comments if one.start < start]):
        line = tree.lines.start(comment.start)
        if not comment.own_line or comment.column != column or tree.lines.after(comment.start) != start:
            break
        start = line
    return start


def _says_the_same(moved: bytes, content: bytes, path: str) -> bool:
    before, after = (syntax_tree(one.replace(b"\r\n", b"\n"), path) for one in (content, moved))
    comments = [sorted(comment.text for comment in tree.comments) for tree in (before, after)]
    return read(moved, path) == read(content, path) and comments[0] == comments[1]
