"""Applies the suppressions of a file and watches over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from procman.errors import Location
from procman.lint.finding import Finding, make_finding
from procman.lint.names import hint
from procman.lint.own_rules import UNKNOWN_RULE, UNUSED, WITHOUT_REASON
from procman.lint.phrases import Argument, say
from procman.lint.rule import RuleSpec
from procman.lint.settings import Choice
from procman.lint.suppression import Suppression
from procman.messages import text
from procman.source.positions import ElementPath, Positions

if TYPE_CHECKING:
    from procman.lint.fix import Fix


def covers(
    comments: Sequence[Suppression], finding: Finding, element: ElementPath, positions: Callable[[], Positions]
) -> bool:
    """Whether a comment suppresses a finding: on its line, or on its element or one that holds it.

    Args:
        comments: The comments of the file; those that are needed are marked as used.
        finding: The finding.
        element: Path of the element that it is about.
        positions: Gives the positions in the file; asked only where there are comments.
    """
    if not comments:
        return False
    found = positions()
    lines = {finding.line, *(found.key(element[:length]).line for length in range(1, len(element) + 1))}
    for comment in comments:
        if comment.covers in lines and comment.reason and finding.rule in comment.rules:
            comment.used.add(finding.rule)
            return True
    return False


def judge(
    path: str,
    process: str | None,
    comments: Sequence[Suppression],
    choice: Choice,
    silent: frozenset[str],
    language: str,
    *,
    complete: bool,
) -> Iterator[tuple[Finding, Fix | None]]:
    """What is wrong with the comments themselves, after all findings were offered to ``covers``; and how to mend it.

    Where a file could not be read, some rules say nothing, so that no comment is known to be needless; the same goes
    for the rules in ``silent``, which failed or could not judge.
    """
    for comment in comments:
        for spec, arguments in _faults(comment, choice, silent, complete=complete):
            if spec.name in choice.active:
                spoken = {name: say(language, argument) for name, argument in arguments.items()}
                message = text(language, f"lint.{spec.name}", **spoken)
                location = Location(path, comment.line, comment.column, comment.line, comment.end_column)
                from procman.lint.comment_fixes import comment_fix  # most comments are needed

                fix = comment_fix(spec, comment, str(arguments.get("rule", "")), choice.known)
                kind = fix.kind if fix else None
                severity = choice.severity(spec)
                yield make_finding(spec.name, severity, message, location, process, "", arguments, kind), fix


def _faults(
    comment: Suppression, choice: Choice, silent: frozenset[str], *, complete: bool
) -> Iterator[tuple[RuleSpec, dict[str, Argument]]]:
    if not comment.rules or not comment.reason:
        yield WITHOUT_REASON, {}
    for name in comment.rules:
        spec = choice.known.get(name)
        if spec is None or spec.fixed:
            yield UNKNOWN_RULE, {"rule": name, "hint": hint(name, _suppressible(choice))}
        elif complete and comment.reason and name not in comment.used and name in choice.active - silent:
            yield UNUSED, {"rule": name}


def _suppressible(choice: Choice) -> list[str]:
    return [name for name, spec in choice.known.items() if not spec.fixed]
