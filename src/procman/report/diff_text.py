"""Changes as a process owner reads them in the terminal: by process, and in a process by what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procman.diff.bump import went_back
from procman.diff.change import GROUPS, LEVELS, Change, DiffResult, ProcessChanges, SharedChange
from procman.diff.wording import effect_word, message, show
from procman.messages import text
from procman.model.definitions import Definitions

_SIGNS = {"added": "+", "removed": "−", "moved": "→", "rerouted": "→", "retargeted": "→", "renumbered": "→"}
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
    labels = [_label(word, language) for word in words]
    title = text(language, "diff.title", old=labels[0], new=labels[1])
    if result.highest is None:
        return f"{title}\n{text(language, 'diff.no-change')}\n"
    report = _Report(old, new, language)
    blocks = [title]
    blocks += ["\n".join(report.process(process)) for process in result.processes]
    if result.shared:
        blocks.append("\n".join(report.shared(result.shared)))
    blocks.append(_summary(result, language))
    return "\n\n".join(blocks) + "\n"


class _Report:
    def __init__(self, old: Definitions, new: Definitions, language: str) -> None:
        self._old = old
        self._new = new
        self._language = language

    def process(self, process: ProcessChanges) -> Iterator[str]:
        """The lines of one process."""
        yield self._head(process)
        yield from (f"{_INDENT}! {warning}" for warning in self._warnings(process))
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
            yield from self._lines(entry.change, 1, entry.processes)

    def _head(self, process: ProcessChanges) -> str:
        versions = dict.fromkeys(version for version in (process.old_version, process.new_version) if version)
        key = "diff.head" if process.status == "changed" else f"diff.head.{process.status}"
        bump = text(self._language, f"diff.level-{process.bump}")
        return text(self._language, key, id=process.id, name=process.name, versions=" → ".join(versions), bump=bump)

    def _warnings(self, process: ProcessChanges) -> Iterator[str]:
        if went_back(process.old_version, process.new_version):
            yield text(self._language, "diff.went-back", old=process.old_version, new=process.new_version)
        elif LEVELS.index(process.declared_bump) < LEVELS.index(process.bump):
            key = "diff.not-raised" if process.declared_bump == "none" else "diff.too-small"
            bump, declared = (
                text(self._language, f"diff.level-{level}") for level in (process.bump, process.declared_bump)
            )
            yield text(self._language, key, bump=bump, declared=declared)

    def _lines(self, change: Change, depth: int, processes: tuple[str, ...] = ()) -> Iterator[str]:
        sentence = message(change, self._language)
        values = [show(change.arguments[side], self._language) for side in ("old", "new")]
        turn = text(self._language, "diff.versions", old=values[0], new=values[1])
        apart = any(len(value) > _LONG for value in values) and sentence.endswith(turn)
        if apart:
            sentence = sentence.removesuffix(turn).rstrip("：: ")
        yield f"{_INDENT * depth}{_sign(change)} {sentence}{self._remarks(change, processes)}"
        if apart:
            yield from (f"{_INDENT * (depth + 1)}{sign} {value}" for sign, value in zip("−+", values, strict=True))

    def _remarks(self, change: Change, processes: tuple[str, ...]) -> str:
        """The effect and those who are touched; of the document's data only processes have to know."""
        separator = text(self._language, "diff.separator")
        remarks = ""
        effect = effect_word(change, self._language)
        if effect:
            remarks = text(self._language, "diff.remark", text=effect)
        if change.roles and change.level != "none":
            names = separator.join(self._role(role) for role in change.roles)
            remarks += "  " + text(self._language, "diff.roles", roles=names)
        if processes:
            remarks += "  " + text(self._language, "diff.processes", processes=separator.join(processes))
        return remarks

    def _role(self, role: str) -> str:
        name = self._new.organisation.name(role)
        return name if name != role else self._old.organisation.name(role)


def _sign(change: Change) -> str:
    return _SIGNS.get(change.kind.name.rpartition("-")[2], "~")


def _label(word: str, language: str) -> str:
    return {".": text(language, "diff.work-tree"), ":": text(language, "diff.index")}.get(word, word)


def _summary(result: DiffResult, language: str) -> str:
    changed = [process for process in result.processes if process.status == "changed"]
    counts = {level: sum(process.bump == level for process in changed) for level in LEVELS}
    return text(
        language,
        "diff.summary",
        changes=sum(len(process.changes) for process in result.processes),
        processes=len(result.processes),
        added=sum(process.status == "added" for process in result.processes),
        removed=sum(process.status == "removed" for process in result.processes),
        shared=len(result.shared),
        **counts,
    )
