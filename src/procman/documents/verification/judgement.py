"""Whether a document in hand is current, by what it says of itself and by what was released."""

from __future__ import annotations

import datetime
from typing import Literal

from procman import messages
from procman.diff.engine import diff
from procman.documents.fingerprint import AFTER, Fingerprint
from procman.documents.revisions.summary import told_changes
from procman.documents.verification.released import ReleasedDefinitions, digest
from procman.history.releases import TaggedRelease
from procman.model.definitions import Definitions
from procman.records import record

Status = Literal["current", "outdated", "withdrawn", "unreleased", "unknown"]
_TOLD = 5


@record(frozen=True, slots=True)
class Judgement:
    """What is to be said about a document.

    Attributes:
        status: ``current``; ``outdated``: something newer was released; ``withdrawn``: a process that it shows is no
            longer in force; ``unreleased``: it shows the work tree, which is not released; ``unknown``: neither the
            work tree nor any release says what it says.
        release: Tag of the release that it shows; empty for none.
        newer: Tag of the release that made it out of date; empty where none did.
        since: Date of that release.
        current_versions: Version of each of its processes that is current, by id; those that are gone are left out.
        changes: What changed since, in one line; empty where nothing did.
        effective: The day on which the current version of its only process comes or came into force.
    """

    status: Status
    release: str = ""
    newer: str = ""
    since: datetime.date | None = None
    current_versions: tuple[tuple[str, str], ...] = ()
    changes: str = ""
    effective: datetime.date | None = None


def judge(mark: Fingerprint, released: ReleasedDefinitions, work_tree: Definitions, language: str) -> Judgement:
    """Find out what a document shows.

    Args:
        mark: What it says of itself.
        released: The releases.
        work_tree: What is defined now.
        language: Language of what changed.

    Raises:
        RevisionError: git does not have the files of a release.
    """
    last = released.last
    if last is None:
        status: Status = "current" if digest(work_tree, mark) == mark.digest else "unknown"
        return _in_force(Judgement(status, current_versions=_versions(work_tree, mark)), work_tree, mark)
    present = released.definitions(last)
    versions = _versions(present, mark)
    place = _place(mark, released)
    if place is None:
        status = "unreleased" if digest(work_tree, mark) == mark.digest else "unknown"
        return Judgement(status, current_versions=versions)
    shown, newer = released.history.releases[place], _newer(mark, released, place)
    if newer is None:
        return _in_force(Judgement("current", shown.tag, current_versions=versions), present, mark)
    changes = _changes(released.definitions(shown), present, mark, language)
    effective = present.processes[versions[0][0]].effective if len(mark.process_ids) == len(versions) == 1 else None
    outdated = Judgement("outdated", shown.tag, newer.tag, newer.date, versions, changes, effective)
    return _in_force(outdated, present, mark)


def _place(mark: Fingerprint, released: ReleasedDefinitions) -> int | None:
    """Number of the release that says what a document says: the one that it names, else the latest."""
    releases = released.history.releases
    named = mark.release.removesuffix(AFTER)
    order = [len(releases) - 1, *(number for number, each in enumerate(releases) if each.tag == named)]
    order += reversed(range(len(releases)))
    return next((number for number in dict.fromkeys(order) if released.is_in(mark, releases[number])), None)


def _newer(mark: Fingerprint, released: ReleasedDefinitions, place: int) -> TaggedRelease | None:
    """The first release after one that says something else, unless what it said came back."""
    later = released.history.releases[place + 1 :]
    if not later or released.is_in(mark, later[-1]):
        return None
    return next(release for release in later if not released.is_in(mark, release))


def _in_force(judgement: Judgement, present: Definitions, mark: Fingerprint) -> Judgement:
    """The same, unless a process was withdrawn meanwhile."""
    if judgement.status == "unknown":
        return judgement
    statuses = [present.processes[each].status if each in present.processes else "retired" for each in mark.process_ids]
    if "retired" not in statuses:
        return judgement
    return Judgement(
        "withdrawn",
        judgement.release,
        judgement.newer,
        judgement.since,
        judgement.current_versions,
        judgement.changes,
        judgement.effective,
    )


def _versions(definitions: Definitions, mark: Fingerprint) -> tuple[tuple[str, str], ...]:
    known = definitions.processes
    return tuple((each, known[each].version) for each in mark.process_ids if each in known)


def _changes(old: Definitions, new: Definitions, mark: Fingerprint, language: str) -> str:
    """Of one process its weightiest changes; of several which of them changed, and their versions."""
    found = diff(old, new, only=mark.process_ids or None)
    if len(mark.process_ids) == 1 and found.processes and found.processes[0].status == "changed":
        return told_changes(found.processes[0].changes, language)
    told = [
        messages.text(
            language,
            f"verify.process-{process.status}",
            id=process.id,
            old=process.old_version or "",
            new=process.new_version or "",
        )
        for process in found.processes
    ]
    if not told:
        return messages.text(language, "verify.shared-changed") if found.shared else ""
    text = messages.text(language, "documents.list-separator").join(told[:_TOLD])
    return text if len(told) <= _TOLD else messages.text(language, "verify.more", changes=text, count=len(told))
