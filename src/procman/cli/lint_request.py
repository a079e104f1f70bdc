"""What a run of ``procman lint`` was asked for; imports nothing, as the short way needs it first."""

from __future__ import annotations

FORMATS = ("text", "concise", "json")
THRESHOLDS = ("error", "warning", "info")


class LintRequest:
    """The options of one run, as they were written.

    Attributes:
        paths: Files or folders to report on; empty for all.
        format: One of ``FORMATS``.
        fail_on: The least severity that makes the command fail.
        select: The only rules, principles or sets to run.
        ignore: Rules, principles or sets not to run.
        cache: Whether results of earlier runs may be used.
        fix: Which fixes are made: none, ``safe`` ones, or ``unsafe`` ones as well.
        diff: Whether fixes are only shown.
        root: The workspace; None to find it upwards from the current folder.
        lang: Language of the messages; None for the manual's.
        quiet: Whether notes are held back.
    """

    __slots__ = ("cache", "diff", "fail_on", "fix", "format", "ignore", "lang", "paths", "quiet", "root", "select")

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.format = "text"
        self.fail_on = "error"
        self.select: list[str] = []
        self.ignore: list[str] = []
        self.cache = True
        self.fix = ""
        self.diff = False
        self.root: str | None = None
        self.lang: str | None = None
        self.quiet = False


def words(option: str) -> list[str]:
    """The parts of an option that may be separated by commas."""
    return [word.strip() for word in option.split(",") if word.strip()]
