"""What all reports of a process's history say alike."""

from __future__ import annotations

from procman.documents.revisions.content_differences import LEVELS
from procman.documents.revisions.process_log import LogEntry, ProcessLog
from procman.messages import text


def shown_entries(log: ProcessLog, every: bool) -> list[LogEntry]:
    """The entries to show: versions and what is not committed, or every commit."""
    return [entry for entry in log.entries if every or entry.kind != "commit"]


def heading(entry: LogEntry, language: str) -> str:
    """Which version it is, or what else happened."""
    if entry.kind in ("removed", "unreadable"):
        return text(language, f"log.{entry.kind}")
    if entry.version is None:
        return text(language, "log.no-version")
    return text(language, f"log.{entry.kind}", version=entry.version)


def release(entry: LogEntry, log: ProcessLog, language: str) -> str:
    """The release that brought it; empty where that is no question."""
    if entry.kind != "version":
        return ""
    if entry.release:
        return entry.release
    return text(language, "log.unreleased") if log.has_releases else ""


def people(entry: LogEntry, language: str) -> str:
    """Who wrote it and who approved it."""
    separator = text(language, "log.separator")
    if entry.approvers:
        return text(language, "log.approved", author=entry.author, approvers=separator.join(entry.approvers))
    return entry.author


def level(entry: LogEntry, language: str) -> str:
    """The weight of the change; empty where nothing was compared."""
    return text(language, f"log.level-{entry.level}") if entry.changes else ""


def change_lines(entry: LogEntry, language: str) -> list[str]:
    """Every change that asks for a version, the weightiest first, and how many others there are."""
    if entry.comparison != "changes":
        return [text(language, f"log.{entry.comparison}")]
    if entry.kind == "removed":
        return []
    weighty = [change for change in entry.changes if change.level != "none"]
    weighty.sort(key=lambda change: -LEVELS.index(change.level))
    lines = list(dict.fromkeys(change.message for change in weighty))
    light = len(entry.changes) - len(weighty)
    if light:
        lines.append(text(language, "log.light-too" if weighty else "log.light", count=light))
    return lines or [text(language, "log.nothing")]
