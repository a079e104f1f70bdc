"""One call of ``procman lint``, whoever read its words: check, hold back what is known, report."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procman.cli.lint_paths import asked_paths
from procman.cli.lint_report import write_report
from procman.errors import UsageError
from procman.lint.engine import LintResult, lint
from procman.lint.known import without
from procman.lint.verdict import exit_code
from procman.source.tree import FolderTree

if TYPE_CHECKING:
    from procman.cli.lint_since import Since
    from procman.cli.session import Session
    from procman.lint.rule import Level

BASELINE: Final = ".procman-baseline.json"


@dataclass(frozen=True, slots=True)
class LintCall:
    """What was asked for; the names are those of the options."""

    paths: tuple[Path, ...] = ()
    format: str = "text"
    output: Path | None = None
    fail_on: Level = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    since: str | None = None
    baseline: Path | None = None
    no_baseline: bool = False
    write_baseline: bool = False
    statistics: bool = False
    watch: bool = False
    force: bool = False


def run_lint(session: Session, call: LintCall) -> int:
    """Carry a call out and give its exit code.

    Raises:
        UsageError: Options contradict each other or do nothing.
    """
    _refuse_contradictions(call)
    since = _since(session, call)
    if call.watch:
        from procman.cli.lint_watch import watch_workspace

        return watch_workspace(session, lambda: _check_and_report(session, call, since))
    return _check_and_report(session, call, since)


def today() -> datetime.date:
    """The date against which reviews are due; SOURCE_DATE_EPOCH settles it, so that runs can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def _refuse_contradictions(call: LintCall) -> None:
    for option, given, formats in (
        ("--statistics", call.statistics, ("text", "json")),
        ("--watch", call.watch, ("text", "concise")),
    ):
        if given and call.format not in formats:
            raise UsageError("option-without-effect", option=option, format=call.format, formats=", ".join(formats))
    for first, second, both in (
        ("--baseline", "--no-baseline", call.baseline and call.no_baseline),
        ("--write-baseline", "--no-baseline", call.write_baseline and call.no_baseline),
        ("--write-baseline", "--since", call.write_baseline and call.since is not None),
        ("--write-baseline", "--watch", call.write_baseline and call.watch),
    ):
        if both:
            raise UsageError("options-conflict", first=first, second=second)


def _since(session: Session, call: LintCall) -> Since | None:
    if call.since is None:
        return None
    from procman.cli.lint_since import Since

    return Since(session, call.since, today())


def _check_and_report(session: Session, call: LintCall, since: Since | None) -> int:
    result = _without_known(session, call, _check(session, call), since)
    write_report(session, call, result)
    return exit_code(result, call.fail_on)


def _check(session: Session, call: LintCall) -> LintResult:
    tree = FolderTree(session.root)
    return lint(
        tree,
        paths=asked_paths(session.root, tree.paths(), call.paths),
        select=call.select,
        ignore=call.ignore,
        today=today(),
        language=session.chosen_language,
    )


def _without_known(session: Session, call: LintCall, result: LintResult, since: Since | None) -> LintResult:
    """The result without what the baseline or the earlier version knows; what both know counts once."""
    known: Counter[str] = Counter()
    path = call.baseline or session.root / BASELINE
    if call.baseline or call.write_baseline or (os.path.lexists(path) and not call.no_baseline):
        from procman.cli.lint_baseline import Baseline

        baseline = Baseline(session, path, named=call.baseline is not None)
        use = baseline.write if call.write_baseline else baseline.known
        known = use(result, everything=not call.paths)
    if since is not None:
        known |= since.known(result)
    return without(result, known) if known else result
