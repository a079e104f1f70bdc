"""Which processes of an old version no longer hold, so that nobody works by them: 作废."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from procman.messages import text
from procman.model.definitions import Definitions
from procman.records import field, record
from procman.source.workspace import Workspace

if TYPE_CHECKING:
    from procman.model.process import Process

_NOT_IN_FORCE = ("draft", "review")


@record(frozen=True, slots=True)
class Withdrawal:
    """What no longer holds.

    Attributes:
        processes: Why, as a sentence, by process id; those that hold are absent.
        manual: Why the manual as a whole does not; empty where it does.
        extract: Why what is taken from that manual does not, unless all of it still holds.
        whole: Why a document of several processes does not, none of which holds.
    """

    processes: Mapping[str, str] = field(default_factory=dict)
    manual: str = ""
    extract: str = ""
    whole: str = ""

    def of(self, process_ids: Collection[str]) -> str:
        """Why a document of some processes does not hold; empty where it does.

        One of several processes does as long as some of them do, unless it is taken from an old edition of the manual
        and says of one of them what was true then.

        Args:
            process_ids: The processes that it shows.
        """
        reasons = [self.processes[each] for each in process_ids if each in self.processes]
        if len(process_ids) == 1 or not reasons:
            return "".join(reasons)
        return self.extract or (self.whole if len(reasons) == len(process_ids) else "")


NOTHING: Final = Withdrawal()
"""Everything holds."""


def withdrawal(shown: Definitions, present: Workspace | None, word: str, language: str) -> Withdrawal:
    """What of a version no longer holds.

    A later version that is a draft or under review is not in force, so it does not take the place of an earlier one.

    Args:
        shown: The version.
        present: What holds now; None when that is the version itself.
        word: The user's word for the version.
        language: Language of the sentences.
    """
    found = {process.id: _reason(process, present, language) for process in shown.processes.values()}
    processes = {process_id: reason for process_id, reason in found.items() if reason}
    outdated = present is not None and any(shown.processes[each].status != "retired" for each in processes)
    manual = _said(language, "withdrawn.manual", version=word) if outdated else ""
    extract = _said(language, "withdrawn.extract", version=word) if outdated else ""
    return Withdrawal(processes, manual, extract, _said(language, "withdrawn.whole") if processes else "")


def as_retired(definitions: Definitions, withdrawn: Withdrawal) -> Definitions:
    """The definitions with everything that no longer holds as retired: what it says of itself was true once."""
    processes = {
        process_id: process.model_copy(update={"status": "retired"}) if process_id in withdrawn.processes else process
        for process_id, process in definitions.processes.items()
    }
    return replace(definitions, processes=processes)


def watermark_word(language: str, reason: str) -> str:
    """The word across every page of what no longer holds.

    Args:
        language: Language of the document.
        reason: Why it does not hold; without one there is no word.
    """
    return _said(language, "watermark.retired") if reason else ""


def _reason(process: Process, present: Workspace | None, language: str) -> str:
    if process.status == "retired":
        return _said(language, "notice.retired")
    if present is None or process.id in present.unread:
        return ""
    now = present.definitions.processes.get(process.id)
    if now is None:
        return _said(language, "withdrawn.gone")
    if now.status == "retired":
        return _said(language, "notice.retired")
    if now.status not in _NOT_IN_FORCE and _numbers(now.version) > _numbers(process.version):
        numbers = {"version": process.version, "current": now.version}
        if now.effective:
            return _said(language, "withdrawn.superseded-from", **numbers, date=now.effective.isoformat())
        return _said(language, "withdrawn.superseded", **numbers)
    return ""


def _said(language: str, key: str, **arguments: object) -> str:
    return text(language, f"documents.{key}", **arguments)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
