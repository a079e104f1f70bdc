"""``procman lint --fix``: what can be put right is, and what remains is reported."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from procman.errors import UsageError

if TYPE_CHECKING:
    from procman.cli.lint_request import LintRequest
    from procman.cli.session import Session
    from procman.lint.fixing import Fixing


def fixes(*, fix: bool, unsafe: bool, diff: bool) -> str:
    """Which fixes are made: none, ``safe`` ones, or ``unsafe`` ones as well.

    Raises:
        UsageError: An option goes with ``--fix`` only.
    """
    if not fix and (unsafe or diff):
        raise UsageError("only-with-fix", option="--unsafe" if unsafe else "--diff")
    return ("unsafe" if unsafe else "safe") if fix else ""


def run_fixing(request: LintRequest, session: Session, output: Path | None, *, force: bool) -> int:
    """Fix the findings that a run would report, and report those that remain.

    Args:
        request: What was asked for.
        session: The run.
        output: The file of the report; None for stdout.
        force: Whether a file that procman did not write may be overwritten.

    Returns:
        The exit code of what remains; with ``diff`` 1 where something would change.

    Raises:
        OutputError: A file cannot be written, or was changed meanwhile; then none is.
    """
    from procman.cli.lint_run import checked, formatted, grave, write
    from procman.cli.rewriting import rewrite, unified_diff
    from procman.lint.cache.answers import Answer
    from procman.lint.fixing import fix
    from procman.source.tree import FolderTree

    tree = FolderTree(session.root)
    fixing = fix(tree, lambda files: checked(request, session, None, files), unsafe=request.fix == "unsafe")
    result = fixing.result
    if request.diff:
        session.write(unified_diff(fixing.changes))
        _tell(session, request, fixing)
        return grave(result) or int(bool(fixing.changes))
    rewrite(session.root, fixing.changes)
    colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    report = formatted(result, request.format, colour=colour)
    write(session, report, output, force=force)
    _tell(session, request, fixing)
    answer = Answer(report, [result.count(severity) for severity in ("error", "warning", "info")], grave(result))
    return answer.code(request.fail_on)


def _tell(session: Session, request: LintRequest, fixing: Fixing) -> None:
    """On stderr: how much was fixed, and what was not although there is a fix."""
    from procman.messages import text

    language = fixing.result.language
    key = "fixing.would-fix" if request.diff else "fixing.fixed"
    key = key if fixing.fixed else "fixing.nothing-to-fix"
    session.note(text(language, key, count=fixing.fixed, files=len(fixing.changes)))
    for finding in fixing.refused:
        place = f"{finding.path}:{finding.line}:{finding.column}"
        session.note(text(language, "fixing.refused", place=place, rule=finding.rule))
    if fixing.unfinished:
        session.note(text(language, "fixing.unfinished"))
    left = sum(fix.kind == "unsafe" for _, fix in fixing.result.fixes)
    if left and request.fix == "safe":
        session.note(text(language, "fixing.unsafe-left", count=left))
