"""Which duties are kept apart 不相容职务, and why, for findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from procman.flow.duty_pairs import SHIPPED, Pair, duties_apart, pair_of
from procman.lint.phrases import Phrase

if TYPE_CHECKING:
    from procman.model.manual import DutyPair, Segregation

__all__ = ["SHIPPED", "Pair", "kept_apart", "without_effect"]


def kept_apart(settings: Segregation, domain: str) -> Mapping[Pair, Phrase]:
    """The pairs of duties that hold in a domain, with the reason for each."""
    return {pair: _reason(pair, entry) for pair, entry in duties_apart(settings, domain).items()}


def _reason(pair: Pair, entry: DutyPair | None) -> Phrase:
    if entry is None:
        return Phrase(f"apart-{'-'.join(pair)}")
    return Phrase("plain", {"text": entry.reason.rstrip("。.")}) if entry.reason else Phrase("apart-own")


def without_effect(entry: DutyPair) -> bool:
    """Whether a pair that may be combined is not kept apart anyway."""
    return pair_of(entry) not in SHIPPED
