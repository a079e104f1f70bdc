"""Carries out a request to lint: with the results of earlier runs where files have not changed."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from procman.cli.plain_lint import request_key
from procman.errors import UsageError
from procman.lint.cache.answers import Answer, Answers, today_number

if TYPE_CHECKING:
    from procman.cli.lint_request import LintRequest
    from procman.cli.session import Session
    from procman.lint.result import LintResult
    from procman.source.tree import FileTree

NOTHING, FINDINGS, UNREADABLE, FAULT = 0, 1, 2, 3


def run_plain(request: LintRequest, session: Session) -> int:
    """Lint after the short way, on which nobody has settled the session yet."""
    session.settle(Path(request.root) if request.root else None, request.lang, request.quiet, False)
    return run(request, session)


def run(request: LintRequest, session: Session, output: Path | None = None, *, force: bool = False) -> int:
    """Lint and write the report.

    Args:
        request: What was asked for.
        session: The run.
        output: The file of the report; None for stdout.
        force: Whether a file that procman did not write may be overwritten.

    Returns:
        The exit code.
    """
    if request.fix:
        from procman.cli.lint_fix import run_fixing

        return run_fixing(request, session, output, force=force)
    answers = Answers(str(session.root)) if request.cache else None
    result = checked(request, session, answers)
    colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    report = formatted(result, request.format, colour=colour)
    write(session, report, output, force=force)
    answer = Answer(report, [result.count(severity) for severity in ("error", "warning", "info")], grave(result))
    if answers is not None:
        if not result.crashed and output is None:
            answers.keep(request_key(request), answer)
        answers.close()
    return answer.code(request.fail_on)


def checked(
    request: LintRequest, session: Session, answers: Answers | None, files: FileTree | None = None
) -> LintResult:
    """Run the rules.

    Args:
        request: What was asked for.
        session: The run.
        answers: The cache; None to do without.
        files: The files; None for those on the disk.

    Raises:
        UsageError: A path or a rule is named that does not exist.
    """
    from procman.lint.cache.store import ResultStore
    from procman.lint.engine import lint
    from procman.source.tree import FolderTree

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
    )
    if store is not None:
        store.save()
    return result


def formatted(result: LintResult, format: str, *, colour: bool = False) -> str:
    """The report in one of the formats."""
    if format == "json":
        from procman.report.lint_json import lint_json

        return lint_json(result)
    if format == "concise":
        from procman.report.lint_concise import lint_concise

        return lint_concise(result)
    from procman.report.lint_text import lint_text

    return lint_text(result, colour=colour)


def today() -> datetime.date:
    """The date against which reviews are due."""
    return datetime.date(1970, 1, 1) + datetime.timedelta(days=today_number())


def grave(result: LintResult) -> int:
    """The exit code that holds whatever the threshold is: a rule failed, or something could not be read."""
    if result.crashed:
        return FAULT
    return UNREADABLE if result.unreadable else NOTHING


def asked_paths(root: Path, every: list[str], paths: list[Path]) -> frozenset[str] | None:
    """The definition files that the arguments mean, relative to the workspace; None for all.

    Raises:
        UsageError: A path does not exist or is no part of the workspace's definitions.
    """
    if not paths:
        return None
    asked: set[str] = set()
    for path in paths:
        asked.update(_meant(root, every, path))
    return frozenset(asked)


def _meant(root: Path, every: list[str], path: Path) -> list[str]:
    if not path.exists():
        raise UsageError("no-such-path", path=str(path))
    # The folder is resolved, the name is not: a link among the definitions is meant itself.
    full = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    if not full.is_relative_to(root.resolve()):
        raise UsageError("path-outside", path=str(path))
    relative = full.relative_to(root.resolve()).as_posix()
    prefix = "" if relative == "." else f"{relative}/"
    found = [one for one in every if one == relative or (path.is_dir() and one.startswith(prefix))]
    if not found and not path.is_dir():
        raise UsageError("path-outside", path=str(path))
    return found


def write(session: Session, report: str, output: Path | None, *, force: bool) -> None:
    """Write the report to stdout or to a file."""
    if output is None:
        session.write(report)
        return
    from procman.cli.output import write_result
    from procman.report.lint_markers import markers

    write_result(session, output, report, force=force, markers=markers())
