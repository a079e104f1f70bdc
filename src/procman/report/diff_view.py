"""Changes as reports show them: everything that is told, in words, without the form of any report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from procman.diff.change import GROUPS, Change, DiffResult, ElementPath, ProcessChanges, SharedChange
from procman.diff.wording import effect_word, message, mix_sentence
from procman.messages import text
from procman.records import record
from procman.report.diff_words import head, label, left_out, role_name, sign, split, step_words, summary, warnings

if TYPE_CHECKING:
    from procman.source.workspace import Workspace


@record(frozen=True, slots=True)
class Place:
    """A line of a file."""

    path: str
    line: int


@record(frozen=True, slots=True)
class Row:
    """One change.

    Attributes:
        sign: What happened, in one character.
        subject: What changed; the whole sentence where there is no old and new to set against each other.
        old: What was; None where the subject says it all.
        new: What is, likewise.
        effect: ``tighter``, ``looser`` or ``other``.
        effect_word: The same in words; empty for ``other``.
        roles: Names of the roles that are touched.
        old_place: Where it stood; None where there was nothing, or where no place is asked for.
        new_place: Where it stands now.
        processes: Ids of the processes that are touched, for changes of dictionaries.
        steps: Names of the steps that are touched, with the id of their process.
        change: The change itself.
    """

    sign: str
    subject: str
    old: str | None
    new: str | None
    effect: str
    effect_word: str
    roles: tuple[str, ...]
    old_place: Place | None
    new_place: Place | None
    processes: tuple[str, ...]
    steps: tuple[str, ...]
    change: Change


@record(frozen=True, slots=True)
class Group:
    """Changes of one meaning."""

    id: str
    title: str
    rows: tuple[Row, ...]


@record(frozen=True, slots=True)
class Affected:
    """What changes for one role."""

    role: str
    lines: tuple[str, ...]


@record(frozen=True, slots=True)
class ProcessView:
    """The changes of one process.

    Attributes:
        versions: ``1.0 → 2.0``.
        bump: The version that is asked for, in words.
        warnings: What is wrong with the version that was declared.
        mixes: What is dangerous, in sentences.
        groups: Changes by what they mean; one without a title for a process that came or went.
        affected: For every role that is touched what changes for it.
    """

    id: str
    name: str
    status: str
    head: str
    versions: str
    bump: str
    warnings: tuple[str, ...]
    mixes: tuple[str, ...]
    groups: tuple[Group, ...]
    affected: tuple[Affected, ...]

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(len(group.rows) for group in self.groups)


class DiffView:
    """All changes between two versions, in a language.

    Attributes:
        result: The changes.
        old: The version before.
        new: The version after.
        language: The language.
        title: The heading of reports.
        labels: What reports call the versions.
        empty: Whether nothing changed.
    """

    def __init__(
        self, result: DiffResult, old: Workspace, new: Workspace, words: tuple[str, str], language: str
    ) -> None:
        """Nothing is worked out before it is asked for.

        Args:
            result: The changes.
            old: The version before, for places and for names of what is gone.
            new: The version after.
            words: What the user called the versions.
            language: Language of the report.
        """
        self.result, self.old, self.new = result, old, new
        self.language = language
        self.labels = label(words[0], language), label(words[1], language)
        self.title = text(language, "diff.title", old=self.labels[0], new=self.labels[1])
        self.empty = result.highest is None

    @property
    def summary(self) -> str:
        """One sentence about all of it."""
        return summary(self.result, self.language) if not self.empty else text(self.language, "diff.no-change")

    @property
    def left_out(self) -> str | None:
        """Which processes could not be compared."""
        return left_out(self.result, self.language)

    def processes(self) -> Iterator[ProcessView]:
        """The processes, in the order of the manual."""
        for process in self.result.processes:
            versions = dict.fromkeys(version for version in (process.old_version, process.new_version) if version)
            groups = tuple(self._groups(process))
            yield ProcessView(
                process.id,
                process.name,
                process.status,
                head(process, self.language),
                " → ".join(versions),
                text(self.language, f"diff.level-{process.bump}"),
                tuple(warnings(process, self.language)),
                tuple(mix_sentence(mix, self.language) for mix in process.mixes),
                groups,
                tuple(self._affected(process.changes)),
            )

    def shared(self) -> tuple[Row, ...]:
        """The changes of the dictionaries."""
        return tuple(self._row(entry.change, entry.path, entry.path, entry) for entry in self.result.shared)

    def role(self, role: str) -> str:
        """The name of a role, also of one that is gone."""
        return role_name(self.old.definitions, self.new.definitions, role)

    def _groups(self, process: ProcessChanges) -> Iterator[Group]:
        paths = self.old.files.get(process.id, ""), self.new.files.get(process.id, "")
        rows = [self._row(change, *paths) for change in process.changes]
        if process.status != "changed":
            yield Group("presence", "", tuple(rows))
            return
        for name in GROUPS:
            found = tuple(row for row in rows if row.change.kind.group == name)
            if found:
                yield Group(name, text(self.language, f"diff.group-{name}"), found)

    def _row(self, change: Change, old_path: str, new_path: str, entry: SharedChange | None = None) -> Row:
        subject, old, new = split(change, self.language)
        return Row(
            sign(change),
            subject,
            old,
            new,
            change.effect,
            effect_word(change, self.language) or "",
            tuple(self.role(role) for role in change.roles) if change.level != "none" else (),
            _place(self.old, old_path, change.old_path),
            _place(self.new, new_path, change.new_path),
            entry.processes if entry else (),
            tuple(step_words(entry, self.old.definitions, self.new.definitions)) if entry else (),
            change,
        )

    def _affected(self, changes: Iterable[Change]) -> Iterator[Affected]:
        """By role, those with most to learn first; what is only about the document concerns nobody."""
        found: dict[str, dict[str, None]] = {}
        for change in changes:
            if change.level != "none":
                words = effect_word(change, self.language)
                line = message(change, self.language)
                line += text(self.language, "diff.remark", text=words) if words else ""
                for role in change.roles:
                    found.setdefault(role, {})[line] = None
        for role, lines in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
            yield Affected(self.role(role), tuple(lines))


def _place(workspace: Workspace, path: str, element: ElementPath | None) -> Place | None:
    if element is None or path not in workspace.contents:
        return None
    return Place(path, workspace.locate_in(path, element).line)
