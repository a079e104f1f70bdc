"""``procman lint``: check the definitions."""

from __future__ import annotations

import typer

from procman.cli.lint_options import (
    TEXT,
    BaselineOption,
    FailOnOption,
    ForceOption,
    FormatOption,
    IgnoreOption,
    NoBaselineOption,
    OutputOption,
    PathsArgument,
    SelectOption,
    SinceOption,
    StatisticsOption,
    Threshold,
    WatchOption,
    WriteBaselineOption,
)


def lint(
    context: typer.Context,
    paths: PathsArgument = None,
    format: FormatOption = TEXT,
    output: OutputOption = None,
    fail_on: FailOnOption = Threshold.error,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    since: SinceOption = None,
    baseline: BaselineOption = None,
    no_baseline: NoBaselineOption = False,
    write_baseline: WriteBaselineOption = False,
    statistics: StatisticsOption = False,
    watch: WatchOption = False,
    force: ForceOption = False,
) -> int:
    """Check the definitions. Exit code: 0 clean, 1 findings, 2 unreadable files or settings, 3 a rule failed."""
    from procman.cli.lint_call import LintCall, run_lint

    call = LintCall(
        paths=tuple(paths or ()),
        format=format.value,
        output=output,
        fail_on=fail_on.value,
        select=_words(select),
        ignore=_words(ignore),
        since=since,
        baseline=baseline,
        no_baseline=no_baseline,
        write_baseline=write_baseline,
        statistics=statistics,
        watch=watch,
        force=force,
    )
    return run_lint(context.obj, call)


def _words(options: list[str] | None) -> tuple[str, ...]:
    """Options may be repeated or separated by commas."""
    return tuple(word.strip() for option in options or [] for word in option.split(",") if word.strip())
