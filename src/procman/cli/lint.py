"""``procman lint``: check the definitions."""

from __future__ import annotations

import datetime
import enum
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.errors import UsageError

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.lint.engine import LintResult

NOTHING, FINDINGS, UNREADABLE, FAULT = 0, 1, 2, 3


class Format(enum.StrEnum):
    """Formats of the report."""

    text = "text"
    concise = "concise"
    json = "json"


class Threshold(enum.StrEnum):
    """The least severity that makes the command fail."""

    error = "error"
    warning = "warning"
    info = "info"


def lint(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to report on. Default: all.", show_default=False),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="Format of the report.")] = Format.text,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write the report to a file.", show_default=False),
    ] = None,
    fail_on: Annotated[
        Threshold, typer.Option("--fail-on", help="The least severity with which the exit code is 1.")
    ] = Threshold.error,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE", help="Run only this rule, principle or set.", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULE", help="Leave out this rule, principle or set.", show_default=False),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a file that procman did not write.", show_default=False)
    ] = False,
) -> int:
    """Check the definitions. Exit code: 0 clean, 1 findings, 2 unreadable files or settings, 3 a rule failed."""
    from procman.lint.engine import lint as run
    from procman.source.tree import FolderTree

    session = context.obj
    tree = FolderTree(session.root)
    result = run(
        tree,
        paths=asked_paths(session.root, tree.paths(), paths or []),
        select=_words(select),
        ignore=_words(ignore),
        today=today(),
        language=session.chosen_language,
        root=session.root,
    )
    _write(session, result, format, output, force)
    return exit_code(result, fail_on)


def today() -> datetime.date:
    """The date against which reviews are due; SOURCE_DATE_EPOCH settles it, so that runs can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def exit_code(result: LintResult, fail_on: Threshold) -> int:
    """The exit code: the gravest of what happened."""
    from procman.lint.rule import LEVELS

    if result.crashed:
        return FAULT
    if result.unreadable:
        return UNREADABLE
    grave = LEVELS[: LEVELS.index(fail_on.value) + 1]
    return FINDINGS if any(finding.severity in grave for finding in result.findings) else NOTHING


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


def _words(options: list[str] | None) -> list[str]:
    """Options may be repeated or separated by commas."""
    return [word.strip() for option in options or [] for word in option.split(",") if word.strip()]


def _write(session: Session, result: LintResult, format: Format, output: Path | None, force: bool) -> None:
    if format is Format.json:
        from procman.report.lint_json import lint_json

        report = lint_json(result)
    elif format is Format.concise:
        from procman.report.lint_concise import lint_concise

        report = lint_concise(result)
    else:
        from procman.report.lint_text import lint_text

        colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        report = lint_text(result, colour=colour)
    if output is None:
        session.write(report)
        return
    from procman.cli.output import write_result
    from procman.report.lint_markers import markers

    write_result(session, output, report, force=force, markers=markers())
