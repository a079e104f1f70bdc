"""Which findings an earlier version had already, for ``procman lint --since``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from procman.history.merge_base import merge_base_tree
from procman.lint.engine import lint
from procman.lint.known import counted
from procman.messages import text

if TYPE_CHECKING:
    import datetime

    from procman.cli.session import Session
    from procman.lint.result import LintResult


class Since:
    """The version that a revision and the work at hand have in common, checked by the settings of now.

    The whole workspace is checked, not only the lines that changed: deleting a role breaks files that nobody touched.
    """

    def __init__(self, session: Session, revision: str, today: datetime.date) -> None:
        """Find the version.

        Raises:
            RevisionError: See ``history.merge_base``.
        """
        self._session = session
        self._today = today
        self._tree = merge_base_tree(revision, session.root)
        self._known: dict[str, Counter[str]] = {}

    def known(self, result: LintResult) -> Counter[str]:
        """How many findings of each fingerprint that version had, by the same rules, severities and options."""
        if self._tree is None:
            self._session.note(text(result.language, "lint-report.since-nothing"))
            return Counter()
        measure = repr(result.choice.identity)
        if measure not in self._known:
            before = lint(
                self._tree,
                today=self._today,
                language=result.language,
                root=self._session.root,
                commit=self._tree.commit,
                choice=result.choice,
            )
            self._known = {measure: counted(before.findings)}
        return self._known[measure]
