"""``procman lint``: check the definitions."""

from __future__ import annotations

import typer

from procman.cli.lint_options import (
    TEXT,
    BaselineOption,
    DiffOption,
    FailOnOption,
    FixOption,
    ForceOption,
    FormatOption,
    IgnoreOption,
    NoBaselineOption,
    NoCacheOption,
    OutputOption,
    PathsArgument,
    SelectOption,
    SinceOption,
    StatisticsOption,
    Threshold,
    UnsafeOption,
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
    fix: FixOption = False,
    unsafe: UnsafeOption = False,
    diff: DiffOption = False,
    no_cache: NoCacheOption = False,
    force: ForceOption = False,
) -> int:
    """Check the definitions. Exit code: 0 clean, 1 findings, 2 unreadable files or settings, 3 a rule failed."""
    from procman.cli.lint_call import run_lint
    from procman.cli.lint_fix import fixes
    from procman.cli.lint_request import LintRequest, words

    request = LintRequest()
    request.paths = [str(path) for path in paths or []]
    request.format, request.fail_on = format.value, fail_on.value
    request.select = [word for option in select or [] for word in words(option)]
    request.ignore = [word for option in ignore or [] for word in words(option)]
    request.output, request.force = str(output) if output else None, force
    request.since = since
    request.baseline = str(baseline) if baseline else None
    request.no_baseline, request.write_baseline = no_baseline, write_baseline
    request.statistics, request.watch = statistics, watch
    request.fix, request.diff = fixes(fix=fix, unsafe=unsafe, diff=diff), diff
    request.cache = not no_cache
    return run_lint(context.obj, request)
