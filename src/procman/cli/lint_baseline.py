"""Reads, applies and writes the baseline for ``procman lint``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procman.errors import BaselineError, Location, UnreadableError
from procman.lint.baseline import Entry, known_counts, read_baseline, renewed, stale, write_baseline
from procman.messages import text

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.lint.result import LintResult

_MOST_STALE_TOLD: Final = 10


class Baseline:
    """The baseline of a call."""

    def __init__(self, session: Session, path: Path, *, named: bool) -> None:
        """Find the file.

        Args:
            session: The run.
            path: The file.
            named: Whether the user named it; otherwise it must not lead out of the workspace.

        Raises:
            BaselineError: It does.
        """
        self._session = session
        self._path = path
        if not named and not path.resolve().is_relative_to(session.root.resolve()):
            raise BaselineError("baseline-outside", Location(path.name))

    def known(self, result: LintResult, *, everything: bool) -> Counter[str]:
        """How many findings of each fingerprint are known; tells which entries are stale.

        Raises:
            BaselineError: The file is missing or is no baseline.
        """
        entries = self._entries()
        self._tell_stale(stale(entries, result, everything=everything), result.language)
        return known_counts(entries)

    def write(self, result: LintResult, *, everything: bool) -> Counter[str]:
        """Write what was found, and give it as known.

        Raises:
            BaselineError: The check is incomplete, or the file that is there is no baseline.
        """
        from procman.documents.writing import write_output

        if not result.complete:
            raise BaselineError("baseline-incomplete")
        old = self._entries() if self._path.exists() else []
        new = renewed(old, result, everything=everything)
        write_output(self._path, write_baseline(new), force=True)
        changes = {"added": (Counter(new) - Counter(old)).total(), "removed": (Counter(old) - Counter(new)).total()}
        note = text(result.language, "lint-report.baseline-written", baseline=self._shown, count=len(new), **changes)
        self._session.note(note)
        return known_counts(new)

    @property
    def _shown(self) -> str:
        resolved, root = self._path.resolve(), self._session.root.resolve()
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else str(self._path)

    def _entries(self) -> list[Entry]:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            raise BaselineError("baseline-missing", path=self._shown) from None
        except OSError as error:
            raise UnreadableError("cannot-read", Location(self._shown), reason=error.strerror or str(error)) from None
        return read_baseline(content, self._shown)

    def _tell_stale(self, entries: list[Entry], language: str) -> None:
        for entry in entries[:_MOST_STALE_TOLD]:
            key = "baseline-stale" if entry.element else "baseline-stale-file"
            values = {"path": entry.path, "rule": entry.rule, "element": entry.element, "baseline": self._shown}
            self._session.note(text(language, f"lint-report.{key}", **values))
        if len(entries) > _MOST_STALE_TOLD:
            self._session.note(text(language, "lint-report.baseline-more", count=len(entries) - _MOST_STALE_TOLD))
        if entries:
            self._session.note(text(language, "lint-report.baseline-prune"))
