"""``procman lint --fix``: what can be put right is, and what remains is reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from procman.errors import UsageError

if TYPE_CHECKING:
    from procman.cli.lint_request import LintRequest
    from procman.cli.session import Session
    from procman.lint.fixing import Fixing
    from procman.lint.result import LintResult
    from procman.source.tree import FileTree


def fixes(*, fix: bool, unsafe: bool, diff: bool) -> str:
    """Which fixes are made: none, ``safe`` ones, or ``unsafe`` ones as well.

    Raises:
        UsageError: An option goes with ``--fix`` only.
    """
    if not fix and (unsafe or diff):
        raise UsageError("only-with-fix", option="--unsafe" if unsafe else "--diff")
    return ("unsafe" if unsafe else "safe") if fix else ""


def fix_and_report(session: Session, request: LintRequest, check: Callable[[FileTree], LintResult]) -> int:
    """Fix the findings that a run would report, and report those that remain.

    Args:
        session: The run.
        request: What was asked for.
        check: Checks files anew and gives what is to be reported.

    Returns:
        The exit code of what remains; with ``diff`` 1 where something would change.

    Raises:
        OutputError: A file cannot be written, or was changed meanwhile; then none is.
    """
    from procman.cli.lint_report import write_report
    from procman.cli.rewriting import rewrite, unified_diff
    from procman.lint.verdict import GRAVE, exit_code, verdict

    fixing = _fixed(session, request, check)
    result = fixing.result
    if request.diff:
        session.write(unified_diff(fixing.changes))
        _tell(session, request, fixing)
        return GRAVE.get(verdict(result)) or int(bool(fixing.changes))
    rewrite(session.root, fixing.changes)
    write_report(session, request, result)
    _tell(session, request, fixing)
    return exit_code(result, request.fail_on)


def _fixed(session: Session, request: LintRequest, check: Callable[[FileTree], LintResult]) -> Fixing:
    """Fix on copies; of what the checks of all rounds would tell, only the last one's is told."""
    from procman.lint.fixing import fix
    from procman.source.tree import FolderTree

    quiet, told = session.quiet, len(session.notes)

    def check_quietly(files: FileTree) -> LintResult:
        del session.notes[told:]
        return check(files)

    session.quiet = True
    try:
        fixing = fix(FolderTree(session.root), check_quietly, unsafe=request.fix == "unsafe")
    finally:
        session.quiet = quiet
    notes = session.notes[told:]
    del session.notes[told:]
    for note in notes:
        session.note(note)
    return fixing


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
