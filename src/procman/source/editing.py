"""Changing a definition file and nothing else in it: comments, order and quoting stay as their author left them.

The text itself is changed at the places that the changes name, never written anew from a tree; afterwards the file is
read again and must say exactly what was meant.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from procman.errors import UnreadableError
from procman.model.roots import ROOTS
from procman.source.edit_plan import changed_data, plan_of
from procman.source.edit_text import TextChanges, characters, replaced
from procman.source.edits import Edit, NotEditableError, ReplaceText
from procman.source.formatting import same_data
from procman.source.invalid import keys_at
from procman.source.positions import ElementPath
from procman.source.reader import Data, read
from procman.source.syntax_tree import syntax_tree
from procman.source.workspace import kind_of


def edited(content: bytes, path: str, edits: Sequence[Edit]) -> bytes:
    """The content of a definition file after changes; all of them are described by the file as it is before.

    Args:
        content: A file that the reader takes.
        path: Its path, which says what it is about.
        edits: The changes; they must not touch each other.

    Raises:
        UnreadableError: The file is none that procman reads.
        NotEditableError: A change cannot be made as asked, or not without touching something else.
    """
    before = read(content, path)
    tree = syntax_tree(content, path)

    def key_order(element: ElementPath) -> Sequence[str]:
        return keys_at(ROOTS[kind_of(path)], element)

    plan = plan_of(tree.root, edits, key_order)
    others = [characters(tree.text, edit) for edit in edits if isinstance(edit, ReplaceText)]
    expected = changed_data(before, plan)
    for sparing in (True, False):
        changes = list(TextChanges(tree, sparing=sparing).replacements(plan))
        after = _encoded(content, replaced(tree.text, changes + others))
        if _says(after, path, expected):
            return after
    raise NotEditableError("the file would not say what was meant")


def _says(content: bytes, path: str, expected: Data) -> bool:
    try:
        return same_data(read(content, path), expected)
    except UnreadableError:
        return False


def with_characters(content: bytes, edits: Sequence[ReplaceText]) -> bytes:
    """The content of a file, which nobody may be able to read, with other characters.

    Raises:
        NotEditableError: Something else stands there.
    """
    text = content.decode("utf-8-sig", "surrogateescape")
    return _encoded(content, replaced(text, [characters(text, edit) for edit in edits]))


def _encoded(content: bytes, text: str) -> bytes:
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8", "surrogateescape")
