"""Fixes of comments that suppress something: the rule goes out of the comment, or gets its right name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from procman.lint.fix import Fix
from procman.lint.names import meant
from procman.lint.own_rules import UNKNOWN_RULE, UNUSED
from procman.lint.rule import RuleSpec
from procman.lint.suppression import Suppression
from procman.source.edits import ReplaceText


def comment_fix(spec: RuleSpec, comment: Suppression, name: str, known: Mapping[str, RuleSpec]) -> Fix | None:
    """How a faulty comment is mended.

    Args:
        spec: What is wrong with it.
        comment: The comment.
        name: The rule in it that is meant.
        known: All rules by name.
    """
    if spec is UNUSED:
        return Fix("safe", (_changed(comment, _without(comment, name)),))
    if spec is UNKNOWN_RULE:
        suggestion = meant(name, [one for one, found in known.items() if not found.fixed])
        if suggestion and suggestion not in comment.rules:
            return Fix("unsafe", (_changed(comment, _name(name).sub(suggestion, comment.text, count=1)),))
    return None


def _changed(comment: Suppression, text: str) -> ReplaceText:
    return ReplaceText(comment.line, comment.column, comment.text, text)


def _name(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9-]){re.escape(name)}(?![a-z0-9-])")


def _without(comment: Suppression, name: str) -> str:
    """The comment without a rule; nothing where it was the only one."""
    if set(comment.rules) == {name}:
        return ""
    found = _name(name).search(comment.text)
    if found is None:
        return comment.text
    before, after = comment.text[: found.start()], comment.text[found.end() :]
    if separator := re.match(r"\s*,\s*|\s+(?=[a-z0-9])", after):
        return before + after[separator.end() :]
    return re.sub(r"[\s,]+$", "", before) + after
