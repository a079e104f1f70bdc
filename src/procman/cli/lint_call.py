"""One call of ``procman lint``, whoever read its words: check, hold back what is known, report."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from procman.cli.lint_paths import asked_paths
from procman.cli.lint_report import write_report
from procman.cli.plain_lint import request_key
from procman.cli.today import today
from procman.errors import UsageError
from procman.lint.cache.answers import BASELINE, Answer, Answers
from procman.lint.cache.store import ResultStore
from procman.lint.engine import lint
from procman.lint.known import without
from procman.lint.result import LintResult
from procman.lint.rule import LEVELS
from procman.lint.verdict import GRAVE, exit_code, verdict
from procman.lint.workers import processors
from procman.source.tree import FolderTree

if TYPE_CHECKING:
    from procman.cli.lint_request import LintRequest
    from procman.cli.lint_since import Since
    from procman.cli.session import Session
    from procman.source.tree import FileTree


def run_lint(session: Session, request: LintRequest) -> int:
    """Carry a call out and give its exit code.

    Raises:
        UsageError: Options contradict each other or do nothing.
    """
    _refuse_contradictions(request)
    since = _since(session, request)
    if request.watch:
        from procman.cli.lint_watch import watch_workspace

        return watch_workspace(session, lambda: _check_and_report(session, request, since))
    return _check_and_report(session, request, since)


def run_plain(session: Session, request: LintRequest, answers: Answers | None) -> int:
    """Carry out a request that came the short way, on which nobody has settled the session yet.

    Args:
        session: The run.
        request: What was asked for.
        answers: The cache, in which there was no answer; what it looked up is not looked up again.
    """
    session.settle(Path(request.root) if request.root else None, request.lang, request.quiet, False)
    return _check_and_report(session, request, None, answers)


def _refuse_contradictions(request: LintRequest) -> None:
    for option, given, formats in (
        ("--statistics", request.statistics, ("text", "json")),
        ("--watch", request.watch, ("text", "concise")),
    ):
        if given and request.format not in formats:
            raise UsageError("option-without-effect", option=option, format=request.format, formats=", ".join(formats))
    for first, second, both in (
        ("--baseline", "--no-baseline", request.baseline and request.no_baseline),
        ("--write-baseline", "--no-baseline", request.write_baseline and request.no_baseline),
        ("--write-baseline", "--since", request.write_baseline and request.since is not None),
        ("--fix", "--write-baseline", request.fix and request.write_baseline),
        ("--fix", "--watch", request.fix and request.watch),
        ("--write-baseline", "--watch", request.write_baseline and request.watch),
    ):
        if both:
            raise UsageError("options-conflict", first=first, second=second)


def _since(session: Session, request: LintRequest) -> Since | None:
    if request.since is None:
        return None
    from procman.cli.lint_since import Since

    return Since(session, request.since, today())


def _check_and_report(
    session: Session, request: LintRequest, since: Since | None, answers: Answers | None = None
) -> int:
    if request.fix:
        from procman.cli.lint_fix import fix_and_report

        def check(files: FileTree) -> LintResult:
            return _without_known(session, request, _check(session, request, None, files), since)

        return fix_and_report(session, request, check)
    if answers is None and request.cache:
        answers = Answers(str(session.root))
    result = _without_known(session, request, _check(session, request, answers), since)
    report = write_report(session, request, result)
    if answers is not None:
        if request.plain and not result.crashed:
            answers.keep(request_key(request), _answer(session, report, result))
        answers.close()
    return exit_code(result, request.fail_on)


def _answer(session: Session, report: str, result: LintResult) -> Answer:
    """The report as it is kept, with what its exit code follows from."""
    counts = [result.count(severity) for severity in LEVELS]
    return Answer(report, session.notes, counts, GRAVE.get(verdict(result), 0))


def _check(
    session: Session, request: LintRequest, answers: Answers | None, files: FileTree | None = None
) -> LintResult:
    tree = files or FolderTree(session.root, answers.stamps if answers else None)
    store = None
    if answers is not None and answers.database.usable:
        store = ResultStore(answers.database, answers, answers.tool, answers.day)
    result = lint(
        tree,
        paths=asked_paths(session.root, tree.paths(), [Path(path) for path in request.paths]),
        select=request.select,
        ignore=request.ignore,
        today=today(),
        language=session.chosen_language,
        store=store,
        root=session.root,
        jobs=1 if request.fix else processors(),
    )
    if answers is not None and store is not None:
        store.save()
        answers.moving = store.moving
    return result


def _without_known(session: Session, request: LintRequest, result: LintResult, since: Since | None) -> LintResult:
    """The result without what the baseline or the earlier version knows; what both know counts once."""
    known: Counter[str] = Counter()
    path = Path(request.baseline) if request.baseline else session.root / BASELINE
    if request.baseline or request.write_baseline or (os.path.lexists(path) and not request.no_baseline):
        from procman.cli.lint_baseline import Baseline

        baseline = Baseline(session, path, named=request.baseline is not None)
        use = baseline.write if request.write_baseline else baseline.known
        known = use(result, everything=not request.paths)
    if since is not None:
        known |= since.known(result)
    return without(result, known) if known else result
