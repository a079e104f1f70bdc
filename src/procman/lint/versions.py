"""What the rules about versions have in common: which changes matter most, and which version they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from procman.lint.context import WorkspaceContext
from procman.lint.fix import Fix
from procman.lint.names import process_name
from procman.lint.phrases import Phrase, Telling
from procman.lint.rule import Report
from procman.source.edits import SetValue

if TYPE_CHECKING:
    from procman.diff.change import Change, Level
    from procman.lint.released import ReleasedProcess

_SHOWN = 2


def released(context: WorkspaceContext) -> Iterator[ReleasedProcess]:
    """Every process that means something else than in the last release; without a release nobody can judge."""
    if context.released is None or not context.released.known:
        context.judged = False
        return
    yield from context.released.processes


def numbers(version: str) -> tuple[int, int]:
    """A version as numbers, which can be compared."""
    major, _, minor = version.partition(".")
    return int(major), int(minor)


def next_version(version: str, level: Level) -> str:
    """The version that changes of a level make of another."""
    major, minor = numbers(version)
    return {"major": f"{major + 1}.0", "minor": f"{major}.{minor + 1}", "none": version}[level]


def expect(context: WorkspaceContext, one: ReleasedProcess, expected: str, **arguments: Phrase) -> Report:
    """Say which version a process ought to have; only its owner knows whether all that was to change has changed.

    Args:
        context: The context of the rule.
        one: The process, then and now.
        expected: The version.
        arguments: What else the rule's message says.
    """
    told = {"process_name": process_name(context.heads[one.new.id]), "tag": text(one.tag), "expected": text(expected)}
    fix = Fix("unsafe", (SetValue(("version",), expected),))
    return Report(("version",), {**told, **arguments}, "value", process=one.new.id, fix=fix)


def text(words: str) -> Phrase:
    """A version or tag; not part of a fingerprint, as the finding stays the same until it is put right."""
    return Phrase("plain", {"text": words})


def gravest(process: ReleasedProcess) -> Phrase:
    """The one or two changes that ask for most, and how many there are besides."""
    from procman.diff.change import LEVELS

    changes = sorted(process.changes.changes, key=lambda change: -LEVELS.index(change.level))
    changes = [change for change in changes if change.level != "none"] or changes
    bump = process.changes.bump  # part of the fingerprint: a change that asks for more is another finding
    told = tuple(Telling(partial(_tell, change)) for change in changes[:_SHOWN])
    if len(changes) > _SHOWN:
        return Phrase("changes-more", {"first": told[0], "second": told[1], "count": len(changes)}, bump)
    return Phrase(f"changes-{len(told)}", dict(zip(("first", "second"), told, strict=False)), bump)


def _tell(change: Change, language: str) -> str:
    from procman.diff.wording import brief_message

    return brief_message(change, language)
