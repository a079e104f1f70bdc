"""The canonical layout of definition files (docs/format.md, *Layout*): comments, order and meaning stay."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Collection, Iterator
from typing import Any, Final

from procman.errors import Location, ProcmanError, UnreadableError
from procman.source.reader import read
from procman.source.scalar_layout import in_one_line, key_lines, value_lines
from procman.source.syntax_tree import Comment, Entry, Node, SyntaxTree, syntax_tree
from procman.source.yaml_scalars import width

_STEP: Final = 2
_WIDEST: Final = 120
# The sections that stand apart everywhere in the sample manual.
PROCESS_SECTIONS: Final = frozenset({"triggers", "steps", "controls", "rules", "forms", "exceptions", "translations"})


class FormattingFaultError(ProcmanError):
    """The layout would have changed what a file says; it was left alone."""

    exit_code = 3


def formatted(content: bytes, path: str, sections: Collection[str] = ()) -> bytes:
    """A definition file in its canonical layout; line ends are those of the first line.

    Args:
        content: The file.
        path: Its path, for errors.
        sections: Keys of the top level that stand after an empty line.

    Raises:
        UnreadableError: The file is none that procman reads.
        FormattingFaultError: The result would not say the same.
    """
    data = read(content, path)
    tree = syntax_tree(content.replace(b"\r\n", b"\n"), path)
    text = _Layout(tree, sections).text()
    if not _says(text, data, tree.comments, path):
        raise FormattingFaultError("formatting-fault", Location(path))
    windows = content.partition(b"\n")[0].endswith(b"\r")
    return (text.replace("\n", "\r\n") if windows else text).encode()


def _says(text: str, data: Any, comments: tuple[Comment, ...], path: str) -> bool:
    try:
        after = syntax_tree(text.encode(), path)
        same = same_data(read(text.encode(), path), data)
    except UnreadableError:
        return False
    return same and [one.text for one in after.comments] == [one.text for one in comments]


def same_data(one: Any, other: Any) -> bool:
    """Whether plain data is equal, the order of keys included: steps follow each other as they stand."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same_data(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_data, one, other))
    return bool(one == other)


class _Layout:
    """Writes a document anew, line by line; comments wait in a queue until their place has come."""

    def __init__(self, tree: SyntaxTree, sections: Collection[str]) -> None:
        self._tree = tree
        self._text = tree.text
        self._sections = sections
        self._comments = deque(tree.comments)
        self._lines: list[str] = []
        self._reflow = tree.root.flow  # JSON: its brackets tell nothing of what the author wants in one line
        self._opened = False  # the last line opened a block
        self._commented = False  # the last line has a comment
        self._solid = False  # empty lines here would be text

    def text(self) -> str:
        """The whole document."""
        root = self._tree.root
        if root.entries:
            self._entries(root, 0, len(self._text), -1)
        else:
            self._line("{}")
        self._pop(len(self._text), 0, len(self._text))
        return "\n".join(self._lines) + "\n"

    def _line(self, line: str) -> None:
        self._lines.append(line)
        self._opened = self._commented = self._solid = False

    def _blank(self) -> None:
        if self._lines and self._lines[-1] and not self._opened and not self._solid:
            self._line("")

    def _entries(self, node: Node, indent: int, limit: int, outer: int, prefix: str = "") -> None:
        """Lay out what a mapping or sequence holds.

        Args:
            node: The mapping or sequence.
            indent: The new indentation.
            limit: Offset of what follows the node.
            outer: Column of the block around it.
            prefix: What stands before the first entry on its line already.
        """
        starts = [entry.start for entry in node.entries[1:]] + [node.end if node.flow else limit]
        column = self._tree.column(node.start)
        for entry, following in zip(node.entries, starts, strict=True):
            if not prefix:
                self._lead(entry, indent, gap=self._begins_section(entry, indent))
            self._entry(entry, indent, following, -1 if node.flow else column, prefix or " " * indent)
            prefix = ""
        self._foot(node, indent, limit, -1 if node.flow else max(column, outer + 1))

    def _entry(self, entry: Entry, indent: int, limit: int, column: int, prefix: str) -> None:
        value = entry.value
        head = self._head(entry, indent, prefix)
        if value.empty:
            self._line(head)
        elif value.kind == "scalar":
            self._scalar(head, value, indent)
        elif self._in_one_line(value, head):
            self._line(f"{head} {self._inline(value)}")
        elif entry.key is None:
            self._entries(value, indent + _STEP, limit, column, f"{head} ")
        else:
            self._line(head)
            self._opened = True
            self._entries(value, indent + _STEP, limit, column)

    def _head(self, entry: Entry, indent: int, prefix: str) -> str:
        if entry.key is None:
            return f"{prefix}-"
        *above, last = key_lines(entry.key, self._text)
        for line in above:
            self._line(prefix + line)
        return (" " * indent if above else prefix) + last

    def _scalar(self, head: str, node: Node, indent: int) -> None:
        first, *rest = value_lines(node, self._text, indent)
        self._line(f"{head} {first}")
        if first[0] in "|>":
            self._pop(node.end, indent, node.end)
        for line in rest:
            self._line(line)
        self._solid = bool(rest) and not rest[-1]

    def _in_one_line(self, node: Node, head: str) -> bool:
        """Whether brackets stay brackets: what fits in one line, and what its author wrote in one."""
        if not node.flow:
            return False
        if not node.entries:
            return True
        if any(comment.start > node.start for comment in self._waiting(node.end)):
            return False
        written_so = not self._reflow and "\n" not in self._text[node.start : node.end]
        return written_so or width(f"{head} {self._inline(node)}") <= _WIDEST

    def _inline(self, node: Node) -> str:
        if node.kind == "scalar":
            return "null" if node.empty else in_one_line(node, self._text, flow=True)
        if node.kind == "sequence":
            return "[" + ", ".join(self._inline(entry.value) for entry in node.entries) + "]"
        pairs = []
        for entry in node.entries:
            assert entry.key is not None
            key = in_one_line(entry.key, self._text, flow=True) or '""'
            pairs.append(f"{key}: {self._inline(entry.value)}")
        return "{" + ", ".join(pairs) + "}"

    def _begins_section(self, entry: Entry, indent: int) -> bool:
        return indent == 0 and entry.key is not None and entry.key.value in self._sections

    def _lead(self, entry: Entry, indent: int, *, gap: bool) -> None:
        """The comments above an entry, and the empty line before it."""
        limit = self._lead_end(entry)
        above = [comment.start for comment in self._waiting(limit) if comment.own_line]
        gap = gap and not any(map(self._after_blank, (*above, entry.start)))
        self._pop(limit, indent, entry.start, gap=gap)
        if (gap and not above) or self._after_blank(entry.start):
            self._blank()

    def _lead_end(self, entry: Entry) -> int:
        """Up to where comments stand above an entry: those between a key and a value in one line do, too."""
        value = entry.value
        if value.kind != "scalar" and not self._in_one_line(value, ""):
            return self._lead_end(value.entries[0]) if entry.key is None else entry.start
        between = [comment for comment in self._waiting(value.start) if comment.start > entry.start]
        above = value.style in ("|", ">") or any(one.own_line for one in between)
        return value.start if above else entry.start

    def _foot(self, node: Node, indent: int, limit: int, column: int) -> None:
        """The comments at the end of a block: those that are indented as it is."""
        while self._comments:
            comment = self._comments[0]
            inside = comment.start < node.end or not comment.own_line or comment.column >= column
            if comment.start >= limit or (node.flow and comment.start >= node.end) or not inside:
                return
            self._pop(comment.start + 1, indent, limit)

    def _pop(self, limit: int, indent: int, line_end: int, *, gap: bool = False) -> None:
        """Write the comments before an offset; behind ``line_end`` they do not belong to the last line any more."""
        while self._comments and self._comments[0].start < limit:
            comment = self._comments.popleft()
            beside = not comment.own_line and comment.start < line_end
            if beside and self._lines and self._lines[-1] and not self._commented:
                self._lines[-1] += f"  {comment.text}"
                self._commented = True
                continue
            if gap or self._after_blank(comment.start):
                self._blank()
            gap = False
            self._line(" " * indent + comment.text)
            self._commented = True

    def _waiting(self, limit: int) -> Iterator[Comment]:
        """The comments before an offset that are not written yet."""
        return itertools.takewhile(lambda comment: comment.start < limit, self._comments)

    def _after_blank(self, offset: int) -> bool:
        """Whether the line above is empty."""
        start = self._tree.lines.start(offset)
        above = self._text[self._tree.lines.start(start - 1) : start] if start else "-"
        return not above.strip()
