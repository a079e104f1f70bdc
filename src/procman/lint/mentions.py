"""What a process mentions, for rules that look for entries of dictionaries that nobody uses."""

from __future__ import annotations

from collections.abc import Mapping

from procman.lint.context import Context
from procman.lint.rule import Json


def mentions(context: Context) -> Json:
    """Ids by kind of reference, each once."""
    return {kind: sorted(ids) for kind, ids in context.mentioned.items()}


def mentioned(collected: Mapping[str, Json], *kinds: str) -> set[str]:
    """Ids that any process refers to, as one of some kinds.

    Args:
        collected: What ``mentions`` found, by process.
        kinds: Kinds of ``flow.references``.
    """
    return {one for found in collected.values() for kind in kinds for one in found.get(kind, ())}
