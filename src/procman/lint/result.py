"""What a run found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.records import record

if TYPE_CHECKING:
    from procman.lint.finding import Finding
    from procman.lint.fix import Fix
    from procman.lint.settings import Choice
    from procman.lint.sources import Sources


@record(frozen=True, slots=True)
class LintResult:
    """What a run found.

    Attributes:
        findings: Sorted by path, line, column and rule.
        files: The files that were asked for.
        crashed: Rules that failed; each is a finding of ``rule-fault`` as well.
        unreadable: Whether a file that was asked for, or the settings, could not be read.
        titles: Id and name of each process by the path of its file.
        language: Language of the messages.
        sources: The files, for the lines that findings are about.
        choice: The rules that ran.
        complete: Whether every file could be taken over and no rule failed; else some findings may be missing.
        fixes: How findings are put right; only those of files that were checked in this run.
        unjudged: Rules that could not judge, as there is no release to compare with.
        known: How many findings are not reported because they are known already (``lint.known``).
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    crashed: tuple[str, ...]
    unreadable: bool
    titles: dict[str, str]
    language: str
    sources: Sources
    choice: Choice
    complete: bool
    fixes: tuple[tuple[Finding, Fix], ...] = ()
    unjudged: frozenset[str] = frozenset()
    known: int = 0

    def count(self, severity: str) -> int:
        """How many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)
