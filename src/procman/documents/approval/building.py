"""Makes the view of the approval sheet from the changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from procman import __version__
from procman.diff.bump import went_back
from procman.diff.change import GROUPS, LEVELS, Change, DiffResult, ProcessChanges
from procman.diff.wording import message, mix_sentence, show
from procman.documents.approval.view import ApprovalView, ChangeRow, ProcessSheetView, Signature
from procman.documents.content import clean
from procman.documents.view.head import Fact
from procman.messages import text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

_CONTROLS = "controls"


def build_approval(
    result: DiffResult, old: Definitions, new: Definitions, names: tuple[str, str], language: str
) -> ApprovalView:
    """Make the view.

    Args:
        result: The changes.
        old: The version before, for names of what is gone.
        new: The version after.
        names: What the versions are called.
        language: Language of the sheet.
    """
    return _Builder(old, new, language).build(result, names)


class _Builder:
    def __init__(self, old: Definitions, new: Definitions, language: str) -> None:
        self._old = old
        self._new = new
        self._language = language

    def build(self, result: DiffResult, names: tuple[str, str]) -> ApprovalView:
        manual = self._new.manual
        return ApprovalView(
            language=self._language,
            generator=f"procman {__version__}",
            company=clean(manual.company or ""),
            confidentiality=clean(manual.confidentiality or ""),
            manual=clean(manual.title or text(self._language, "documents.title")),
            old=clean(names[0]),
            new=clean(names[1]),
            processes=tuple(self._process(each) for each in result.processes),
            shared=tuple(self._row(each.change, each.processes) for each in result.shared),
            signatures=(self._management(), self._signature("approver")),
        )

    def _process(self, changes: ProcessChanges) -> ProcessSheetView:
        old, new = self._old.processes.get(changes.id), self._new.processes.get(changes.id)
        shown = new or old
        assert shown is not None
        effects = [change.effect for change in changes.changes]
        return ProcessSheetView(
            id=changes.id,
            name=clean(shown.name),
            status=changes.status,
            status_name=self._word(f"status-{changes.status}"),
            versions=_versions(changes),
            level=changes.bump,
            level_name=self._level(changes.bump),
            effective=new.effective.isoformat() if new and new.effective else "",
            tighter=effects.count("tighter"),
            looser=effects.count("looser"),
            facts=tuple(self._facts(changes, shown)),
            dangers=tuple(clean(danger) for danger in self._dangers(changes)),
            changes=tuple(self._row(change) for change in _by_group(changes.changes)),
            signatures=(self._owner(shown), self._management(), self._signature("approver")),
        )

    def _facts(self, changes: ProcessChanges, shown: Process) -> Iterator[Fact]:
        definitions = self._new if shown.id in self._new.processes else self._old
        roles = dict.fromkeys(role for change in changes.changes if change.level != "none" for role in change.roles)
        departments = dict.fromkeys(name for role in roles if (name := self._department(role)))
        separator = text(self._language, "documents.list-separator")
        for key, value in (
            ("number", clean(definitions.document_number(shown))),
            ("version", _versions(changes)),
            (
                "level",
                self._level(changes.bump) if changes.status == "changed" else self._word(f"status-{changes.status}"),
            ),
            ("effective", shown.effective.isoformat() if shown.effective else self._word("not-stated")),
            ("roles", separator.join(self._role(role) for role in roles) or self._word("nobody")),
            ("departments", separator.join(departments) or self._word("nobody")),
        ):
            yield Fact(self._word(f"fact-{key}"), value)

    def _dangers(self, changes: ProcessChanges) -> Iterator[str]:
        """A version that does not fit, and what takes away from the company's safeguards."""
        versions = {"old": changes.old_version, "new": changes.new_version}
        if went_back(changes.old_version, changes.new_version):
            yield text(self._language, "diff.went-back", **versions)
        elif LEVELS.index(changes.declared_bump) < LEVELS.index(changes.bump):
            yield self._word("too-small", **versions, level=self._level(changes.bump))
        weaker = [change for change in changes.changes if change.effect == "looser" and change.kind.group == _CONTROLS]
        yield from (self._word("weaker-control", change=message(change, self._language)) for change in weaker)
        yield from (mix_sentence(mix, self._language) for mix in changes.mixes)

    def _row(self, change: Change, processes: tuple[str, ...] = ()) -> ChangeRow:
        subject, old, new = _parted(change, self._language)
        is_plain = change.effect == "other"
        return ChangeRow(
            group=text(self._language, f"diff.group-{change.kind.group}"),
            subject=clean(subject),
            old=clean(old),
            new=clean(new),
            effect=change.effect,
            effect_name="" if is_plain else text(self._language, f"diff.result-{change.effect}"),
            level=change.level,
            level_name=self._level(change.level),
            processes=processes,
        )

    def _role(self, role: str) -> str:
        name = self._new.organisation.name(role)
        return clean(name if name != role else self._old.organisation.name(role))

    def _department(self, role: str) -> str:
        for definitions in (self._new, self._old):
            found = definitions.organisation.roles.get(role)
            department = definitions.organisation.departments.get(found.department or "") if found else None
            if department:
                return clean(department.name)
        return ""

    def _owner(self, process: Process) -> Signature:
        return self._signature("owner", self._role(process.owner))

    def _management(self) -> Signature:
        departments = self._new.organisation.departments.values()
        named = [clean(each.name) for each in departments if each.kind == "process-management"]
        return self._signature("management", text(self._language, "documents.list-separator").join(named))

    def _signature(self, key: str, signer: str = "") -> Signature:
        return Signature(self._word(f"sign-{key}"), signer)

    def _level(self, level: str) -> str:
        return text(self._language, f"diff.level-{level}")

    def _word(self, key: str, **arguments: object) -> str:
        return text(self._language, f"approval.{key}", **arguments)


def _by_group(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: GROUPS.index(change.kind.group))


def _parted(change: Change, language: str) -> tuple[str, str, str]:
    """What changed, what was and what is; the last two are empty where the sentence does not set them side by side."""
    sentence = message(change, language)
    old, new = (show(change.arguments[side], language) for side in ("old", "new"))
    before, turn, behind = sentence.rpartition(text(language, "diff.versions", old=old, new=new))
    if not turn:
        return sentence, "", ""
    return before.rstrip("：: ") + behind, old, new


def _versions(changes: ProcessChanges) -> str:
    return " → ".join(dict.fromkeys(each for each in (changes.old_version, changes.new_version) if each))
