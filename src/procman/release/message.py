"""What the tag of a release says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from procman.documents.content import clean
from procman.documents.fingerprint import fingerprint
from procman.messages import text
from procman.release.contents import Entry, Kind
from procman.release.plan import ReleasePlan

if TYPE_CHECKING:
    from procman.model.process import Process

_TOLD: tuple[Kind, ...] = ("new", "changed", "withdrawn")
FINGERPRINT = "Fingerprint"
"""The last paragraph begins with this line, so that no text of a definition can stand there."""


def tag_message(plan: ReleasePlan, subject: str | None, language: str) -> str:
    """The message: a line of what it brings, lists of processes, then fingerprint and approvers as git's trailers.

    Args:
        plan: The release.
        subject: The first line; None for a count of what it brings.
        language: Language of the message.
    """
    blocks = [subject or _subject(plan, language)]
    for kind in _TOLD:
        found = [entry for entry in plan.entries if entry.kind == kind]
        if found:
            blocks.append("\n".join([text(language, f"release.list-{kind}"), *_lines(found, language)]))
    if plan.last and plan.result.shared:
        blocks.append(text(language, "release.list-shared", count=len(plan.result.shared)))
    mark = fingerprint(plan.definitions, release=plan.name)
    trailers = [f"{FINGERPRINT}: {mark}", *(f"Approved-by: {_line(str(each))}" for each in plan.approvers)]
    blocks.append("\n".join(trailers))
    return "\n\n".join(blocks) + "\n"


def _subject(plan: ReleasePlan, language: str) -> str:
    title = _line(plan.definitions.manual.title or text(language, "documents.title"))
    counts = {kind: sum(entry.kind == kind for entry in plan.entries) for kind in _TOLD}
    parts = [text(language, f"release.count-{kind}", count=count) for kind, count in counts.items() if count]
    told = text(language, "release.separator").join(parts) or text(language, "release.count-none")
    return text(language, "release.subject", title=title, name=plan.name, told=told)


def _lines(entries: Sequence[Entry], language: str) -> Iterator[str]:
    for entry in entries:
        shown = entry.new or entry.old
        assert shown is not None
        versions = dict.fromkeys(side.version for side in (entry.old, entry.new) if side)
        yield text(
            language,
            "release.line" if entry.kind != "withdrawn" else "release.line-withdrawn",
            id=entry.id,
            versions=" → ".join(versions),
            name=_line(shown.name),
            effective=_date(shown, language),
        )


def _date(process: Process, language: str) -> str:
    return process.effective.isoformat() if process.effective else text(language, "release.no-effective")


def _line(words: str) -> str:
    """A text of a definition on one line, without characters that change what a reader sees."""
    return " ".join(clean(words).split())
