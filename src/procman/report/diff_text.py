"""Changes as a process owner reads them in the terminal: by process, and in a process by what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procman.diff.change import GROUPS, Change, DiffResult, ProcessChanges, SharedChange
from procman.diff.wording import effect_word, message, mix_sentence
from procman.messages import text
from procman.model.definitions import Definitions
from procman.report.diff_words import head, label, left_out, role_name, sign, split, step_words, summary, warnings

_INDENT = "  "
_LONG = 60
"""Values of more characters than this stand on lines of their own."""


def diff_text(result: DiffResult, old: Definitions, new: Definitions, words: tuple[str, str], language: str) -> str:
    """The report.

    Args:
        result: The changes.
        old: The version before, for names of roles that are gone.
        new: The version after.
        words: What the user called the versions.
        language: Language of the report.
    """
    labels = [label(word, language) for word in words]
    title = text(language, "diff.title", old=labels[0], new=labels[1])
    unread = left_out(result, language)
    if result.highest is None:
        return "\n".join([title, *([unread] if unread else [text(language, "diff.no-change")])]) + "\n"
    report = _Report(old, new, language)
    blocks = [f"{title}\n{unread}" if unread else title]
    blocks += ["\n".join(report.process(process)) for process in result.processes]
    if result.shared:
        blocks.append("\n".join(report.shared(result.shared)))
    blocks.append(summary(result, language))
    return "\n\n".join(blocks) + "\n"


class _Report:
    def __init__(self, old: Definitions, new: Definitions, language: str) -> None:
        self._old = old
        self._new = new
        self._language = language

    def process(self, process: ProcessChanges) -> Iterator[str]:
        """The lines of one process."""
        yield head(process, self._language)
        yield from (f"{_INDENT}!! {mix_sentence(mix, self._language)}" for mix in process.mixes)
        yield from (f"{_INDENT}! {warning}" for warning in warnings(process, self._language))
        if process.status != "changed":
            yield from (line for change in process.changes for line in self._lines(change, 1))
            return
        for group in GROUPS:
            changes = [change for change in process.changes if change.kind.group == group]
            if changes:
                yield _INDENT + text(self._language, f"diff.group-{group}")
                yield from (line for change in changes for line in self._lines(change, 2))

    def shared(self, shared: Iterable[SharedChange]) -> Iterator[str]:
        """The lines of the dictionaries."""
        yield text(self._language, "diff.shared")
        for entry in shared:
            yield from self._lines(entry.change, 1, entry)

    def _lines(self, change: Change, depth: int, entry: SharedChange | None = None) -> Iterator[str]:
        subject, old, new = split(change, self._language)
        apart = old is not None and new is not None and any(len(value) > _LONG for value in (old, new))
        sentence = subject if apart else message(change, self._language)
        yield f"{_INDENT * depth}{sign(change)} {sentence}{self._remarks(change, entry)}"
        if apart:
            yield from (f"{_INDENT * (depth + 1)}{mark} {value}" for mark, value in zip("−+", (old, new), strict=True))

    def _remarks(self, change: Change, entry: SharedChange | None) -> str:
        """The effect and those who are touched; of the document's data only processes have to know."""
        separator = text(self._language, "diff.separator")
        effect = effect_word(change, self._language)
        remarks = text(self._language, "diff.remark", text=effect) if effect else ""
        if change.roles and change.level != "none":
            names = separator.join(role_name(self._old, self._new, role) for role in change.roles)
            remarks += "  " + text(self._language, "diff.roles", roles=names)
        if entry and entry.processes:
            remarks += "  " + text(self._language, "diff.processes", processes=separator.join(entry.processes))
        if entry and entry.steps:
            steps = separator.join(step_words(entry, self._old, self._new))
            remarks += "  " + text(self._language, "diff.steps", steps=steps)
        return remarks
