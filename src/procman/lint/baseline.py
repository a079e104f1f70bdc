"""The baseline: findings that a team knows and will put right later, so that only new ones are reported.

A file of JSON with one entry a line, sorted, so that versions of it can be compared and merged.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from procman.errors import BaselineError, Location
from procman.lint.known import counted
from procman.lint.own_rules import ALWAYS_REPORTED

if TYPE_CHECKING:
    from procman.lint.result import LintResult

VERSION: Final = 1
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_WORDS = ("fingerprint", "rule", "path", "element")


class Entry(NamedTuple):
    """One known finding; what is not the fingerprint is for the people who read the file."""

    path: str
    rule: str
    element: str
    fingerprint: str


def known_counts(entries: Iterable[Entry]) -> Counter[str]:
    """How many findings of each fingerprint are known."""
    return Counter(entry.fingerprint for entry in entries)


def stale(entries: Sequence[Entry], result: LintResult, *, everything: bool) -> list[Entry]:
    """Entries whose findings are gone; nothing where findings may be missing for other reasons.

    Args:
        entries: The baseline.
        result: What was found, before anything was held back.
        everything: Whether all files were asked for, so that files without a result are gone.
    """
    if not result.complete:
        return []
    left = counted(result.findings)
    gone = []
    for entry in sorted(entries):
        if left[entry.fingerprint] > 0:
            left[entry.fingerprint] -= 1
        elif _is_judged(entry, result, everything):
            gone.append(entry)
    return gone


def renewed(entries: Sequence[Entry], result: LintResult, *, everything: bool) -> list[Entry]:
    """The baseline that holds exactly what was found, and of other files and rules what it held before.

    Args:
        entries: The baseline so far.
        result: What was found, before anything was held back.
        everything: As for ``stale``.
    """
    found = [
        Entry(finding.path, finding.rule, finding.element, finding.fingerprint)
        for finding in result.findings
        if finding.rule not in ALWAYS_REPORTED
    ]
    # A file that was moved keeps its fingerprints: what was found under the new path is not kept under the old one.
    here = {entry.fingerprint for entry in found}
    kept = [entry for entry in entries if entry.fingerprint not in here and not _is_judged(entry, result, everything)]
    return sorted(kept + found)


def _is_judged(entry: Entry, result: LintResult, everything: bool) -> bool:
    """Whether the run could have found it: its file was asked for, and its rule ran and judged, or exists no more."""
    asked = everything or entry.path in result.files
    ran = entry.rule in result.choice.active and entry.rule not in result.unjudged
    return asked and (ran or entry.rule not in result.choice.known)


def write_baseline(entries: Iterable[Entry]) -> str:
    """The content of the file."""
    lines = [json.dumps({word: getattr(entry, word) for word in _WORDS}, ensure_ascii=False) for entry in entries]
    listed = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "version": {VERSION},\n  "findings": [{f"{chr(10)}{listed}{chr(10)}  " if lines else ""}]\n}}\n'


def read_baseline(content: bytes, path: str) -> list[Entry]:
    """The entries of a file.

    Raises:
        BaselineError: It is no baseline; with the place.
    """
    try:
        text = content.decode("utf-8-sig")
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError("baseline-not-json", Location(path, error.lineno, error.colno), reason=error.msg) from None
    except (UnicodeDecodeError, RecursionError) as error:
        raise BaselineError("baseline-not-json", Location(path), reason=type(error).__name__) from None
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise BaselineError("baseline-no-findings", Location(path))
    if data.get("version") != VERSION:
        raise BaselineError("baseline-version", Location(path), version=data.get("version"), known=VERSION)
    return [_entry(one, number, text, path) for number, one in enumerate(data["findings"], start=1)]


def _entry(data: Any, number: int, text: str, path: str) -> Entry:
    sound = isinstance(data, dict) and all(isinstance(data.get(word), str) for word in _WORDS)
    if not sound or not _FINGERPRINT.fullmatch(data["fingerprint"]):
        raise BaselineError("baseline-entry", _place(number, text, path), number=number)
    return Entry(data["path"], data["rule"], data["element"], data["fingerprint"])


def _place(number: int, text: str, path: str) -> Location:
    """Where an entry begins: its brace, after that of the file and those of the entries before it."""
    braces = [found.start() for found in re.finditer(r"\{", text)]
    return Location(path, text.count("\n", 0, braces[number]) + 1) if number < len(braces) else Location(path)
