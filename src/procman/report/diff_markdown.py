"""Changes as a comment on a change request: a summary that is always there, and a part to unfold for every process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from procman.errors import UsageError
from procman.messages import text
from procman.report.diff_view import DiffView, Place, ProcessView, Row
from procman.report.markdown import escaped, row

MARKER: Final = "<!-- procman diff -->"
LARGEST_COMMENT: Final = 65_536
"""How many characters GitHub takes in a comment; GitLab takes more."""
_MARGIN: Final = 1_024  # for the sentence that says what was left out, and for what a script puts around the report
_LINES_OF_ROLE: Final = 6
_COLUMNS: Final = ("change", "old", "new", "roles", "place")


def diff_markdown(view: DiffView, link_base: str | None = None, largest: int = LARGEST_COMMENT) -> str:
    """The comment; the marker in its first line lets a script find the one that it wrote before.

    Args:
        view: The changes.
        link_base: Address of the files of the new version, before their paths: ``https://host/firm/manual/blob/1a2b``.
        largest: Most characters. Processes that find no room are named only, the last ones first.

    Raises:
        UsageError: The address is none of the web.
    """
    if link_base is not None and not re.fullmatch(r"https?://[^\s()<>\"]+", link_base):
        raise UsageError("link-base", address=link_base)
    report = _Report(view, link_base)
    opening = [MARKER, f"### {escaped(view.title)}", escaped(view.summary)]
    opening += [f"**{escaped(view.left_out)}**"] if view.left_out else []
    whole = [report.process(process) for process in view.processes()]
    brief = [report.head_only(process) for process in view.processes()]
    shared = report.shared()
    for shown in range(len(whole), -1, -1):
        parts = [*opening, *whole[:shown], *brief[shown:], *shared]
        if shown < len(whole):
            parts.append(escaped(text(view.language, "diff.cut", count=len(whole) - shown)))
        written = "\n\n".join(parts) + "\n"
        if len(written) <= largest - _MARGIN:
            return written
    cut = escaped(text(view.language, "diff.cut", count=len(whole)))
    return "\n\n".join([*opening, cut]) + "\n"


class _Report:
    def __init__(self, view: DiffView, link_base: str | None) -> None:
        self._view = view
        self._link_base = link_base.rstrip("/") if link_base else None

    def process(self, process: ProcessView) -> str:
        """A process to unfold."""
        parts = [f"<details>\n<summary>{self._head(process)}</summary>"]
        parts += ["\n".join(self._alerts(process))] if process.mixes or process.warnings else []
        for group in process.groups:
            parts += [f"**{escaped(group.title)}**"] if group.title else []
            parts.append(self._table(group.rows))
        if process.affected:
            parts.append(f"**{self._text('affected')}**")
            parts.append("\n".join(self._affected(process)))
        return "\n\n".join([*parts, "</details>"])

    def head_only(self, process: ProcessView) -> str:
        """A process for which there is no room."""
        return "\n".join([f"- {self._head(process)}", *(f"  {alert}" for alert in self._alerts(process))])

    def shared(self) -> list[str]:
        """The dictionaries to unfold, or nothing."""
        rows = self._view.shared()
        if not rows:
            return []
        title = f"<b>{self._text('shared')}</b> · {self._text('count', count=len(rows))}"
        return [f"<details>\n<summary>{title}</summary>\n\n{self._table(rows)}\n\n</details>"]

    def _head(self, process: ProcessView) -> str:
        words = [f"<b>{escaped(process.head)}</b>", self._text("count", count=process.count)]
        if process.mixes:
            words.append(self._text("mix-count", count=len(process.mixes)))
        return " · ".join(words)

    def _alerts(self, process: ProcessView) -> list[str]:
        danger = self._text("danger")
        return [f"- **{danger}** {escaped(mix)}" for mix in process.mixes] + [
            f"- {escaped(warning)}" for warning in process.warnings
        ]

    def _table(self, rows: Iterable[Row]) -> str:
        heads = row(self._text(f"column-{column}") for column in _COLUMNS)
        return "\n".join([heads, row("---" for _ in _COLUMNS), *(row(self._cells(one)) for one in rows)])

    def _cells(self, one: Row) -> Iterator[str]:
        words = text(self._view.language, "diff.remark", text=one.effect_word) if one.effect_word else ""
        yield f"{one.sign} {escaped(one.subject + words)}".strip()
        yield escaped(one.old or "")
        yield escaped(one.new or "")
        touched = [*one.roles, *one.processes, *one.steps]
        yield escaped(text(self._view.language, "diff.separator").join(touched))
        yield self._place(one.new_place, one.old_place)

    def _place(self, new: Place | None, old: Place | None) -> str:
        """The line now, with its address if it is known; of what is gone where it was."""
        place = new or old
        if place is None:
            return ""
        name = f"{place.path.rpartition('/')[2]}:{place.line}"
        if new is None or self._link_base is None:
            return escaped(name)
        return f"[{escaped(name)}]({self._link_base}/{quote(new.path)}#L{new.line})"

    def _affected(self, process: ProcessView) -> Iterator[str]:
        for one in process.affected:
            lines = [escaped(line) for line in one.lines[:_LINES_OF_ROLE]]
            more = len(one.lines) - len(lines)
            lines += [self._text("more", count=more)] if more else []
            yield f"- **{escaped(one.role)}**: " + self._text("clause-separator").join(lines)

    def _text(self, key: str, **arguments: object) -> str:
        return text(self._view.language, f"diff.{key}", **arguments)
