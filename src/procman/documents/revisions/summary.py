"""What changed from one version of a process to the next, in one short text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procman import messages
from procman.diff.change import LEVELS, Change
from procman.diff.engine import diff
from procman.diff.wording import brief_sentence
from procman.documents.revisions.released_files import ReleasedFiles
from procman.documents.revisions.version_steps import VersionStep
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

_TOLD = 3


class Summaries:
    """Makes the summaries of one document."""

    def __init__(self, definitions: Definitions, files: ReleasedFiles, language: str, *, is_cut_off: bool) -> None:
        """Settle what all summaries have in common.

        Args:
            definitions: The work tree: its names of roles and the like stand for those of all versions.
            files: What the releases hold.
            language: Language of the summaries.
            is_cut_off: Whether the oldest release that is known need not be the first.
        """
        self._definitions = definitions
        self._files = files
        self._language = language
        self._is_cut_off = is_cut_off

    def of(self, step: VersionStep) -> str:
        """What changed; for a new process that it is new."""
        told = self._changes(step)
        return told if step.release else self._text("revision.unreleased", changes=told)

    def _changes(self, step: VersionStep) -> str:
        if step.before is None:
            if step.unread:
                return self._text("revision.unread-before", tag=step.unread)
            is_oldest = step.release is not None and not step.release.previous
            return self._text("revision.earlier-unknown" if self._is_cut_off and is_oldest else "revision.new")
        old, new = self._files.model(step.before), self._files.model(step.after)
        if old is None or new is None:
            return self._text("revision.not-comparable")
        told = told_changes(self._difference(old, new), self._language)
        return self._text("revision.unread-between", changes=told, tag=step.unread) if step.unread else told

    def _difference(self, old: Process, new: Process) -> Sequence[Change]:
        compared = diff(self._with(old), self._with(new), only=[new.id]).processes
        return [change for process in compared for change in process.changes]

    def _with(self, process: Process) -> Definitions:
        """Today's definitions with one process as it was: changes of dictionaries need no version of a process."""
        today = self._definitions
        processes = {**today.processes, process.id: process}
        return Definitions(today.manual, today.organisation, today.requirements, today.glossary, processes)

    def _text(self, key: str, **arguments: object) -> str:
        return messages.text(self._language, f"documents.{key}", **arguments)


def told_changes(changes: Sequence[Change], language: str) -> str:
    """The weightiest of some changes in one short text, and how many there are where some are left out."""
    weighty = [change for change in changes if change.level != "none"]
    # Where nothing was changed that asks for a version, the data of the document is left; its version says itself.
    chosen = weighty or [change for change in changes if change.element != ("version",)]
    if not chosen:
        return messages.text(language, "documents.revision.version-only")
    heaviest = sorted(chosen, key=lambda change: -LEVELS.index(change.level))[:_TOLD]
    separator = messages.text(language, "documents.revision.separator")
    told = separator.join(dict.fromkeys(brief_sentence(change, language) for change in heaviest))
    if len(chosen) <= _TOLD:
        return told
    return messages.text(language, "documents.revision.more", changes=told, count=len(chosen))
