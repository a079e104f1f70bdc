"""What a run of ``procman lint`` was asked for; imports nothing, as the short way needs it first."""

from __future__ import annotations

PLAIN_FORMATS = ("text", "concise", "json")
"""Formats whose reports are kept whole; the others are for pipelines, which start anew each time."""
THRESHOLDS = ("error", "warning", "info")


class LintRequest:
    """The options of one run, as they were written; the names are those of the options.

    Attributes:
        paths: Files or folders to report on; empty for all.
        format: One of ``lint_formats.FORMATS``.
        fail_on: The least severity that makes the command fail.
        select: The only rules, principles or sets to run.
        ignore: Rules, principles or sets not to run.
        cache: Whether results of earlier runs may be used.
        fix: Which fixes are made: none, ``safe`` ones, or ``unsafe`` ones as well.
        diff: Whether fixes are only shown.
        root: The workspace, on the short way; None to find it upwards from the current folder.
        lang: Language of the messages, on the short way; None for the manual's.
        quiet: Whether notes are held back, on the short way.
    """

    __slots__ = (
        *("baseline", "cache", "diff", "fail_on", "fix", "force", "format", "ignore", "lang", "no_baseline"),
        *("output", "paths", "quiet", "root", "select", "since", "statistics", "watch", "write_baseline"),
    )

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.format = "text"
        self.fail_on = "error"
        self.select: list[str] = []
        self.ignore: list[str] = []
        self.output: str | None = None
        self.force = False
        self.since: str | None = None
        self.baseline: str | None = None
        self.no_baseline = False
        self.write_baseline = False
        self.statistics = False
        self.watch = False
        self.cache = True
        self.fix = ""
        self.diff = False
        self.root: str | None = None
        self.lang: str | None = None
        self.quiet = False

    @property
    def plain(self) -> bool:
        """Whether the report follows from the files, the request and the default baseline alone."""
        special = self.output, self.since, self.baseline, self.no_baseline, self.write_baseline, self.watch, self.fix
        return self.format in PLAIN_FORMATS and not any(special) and not self.statistics


def words(option: str) -> list[str]:
    """The parts of an option that may be separated by commas."""
    return [word.strip() for word in option.split(",") if word.strip()]
