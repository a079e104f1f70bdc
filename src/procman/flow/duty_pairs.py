"""Which duties are kept apart 不相容职务: the pack that is shipped, changed by what the company settles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procman.model.manual import DutyPair, Segregation

Pair = tuple[str, str]
"""Two duties, in alphabetical order."""

# After the Accounting Law (a cashier neither checks nor books) and the lists of duties that the Ministry of Finance's
# rules of internal control 内部会计控制规范 name for payments, purchases, stock, projects and budgets. Not in it are
# `execute` and `record`, as whoever registers a case often handles it and only bookkeeping must be apart; `request` and
# `review`, as whoever asked for something is often who can say whether he got it; and `review` twice.
SHIPPED: tuple[Pair, ...] = (
    ("approve", "request"),
    ("pay", "request"),
    ("audit", "request"),
    ("execute", "review"),
    ("approve", "execute"),
    ("execute", "pay"),
    ("audit", "execute"),
    ("approve", "review"),
    ("pay", "review"),
    ("approve", "record"),
    ("approve", "pay"),
    ("approve", "audit"),
    ("pay", "record"),
    ("custody", "record"),
    ("audit", "record"),
    ("audit", "pay"),
    ("audit", "custody"),
)


def duties_apart(settings: Segregation, domain: str) -> dict[Pair, DutyPair | None]:
    """The pairs of duties that hold in a domain, with the company's entry; None for a shipped pair."""
    combined = {pair_of(entry) for entry in settings.may_be_combined if _holds(entry, domain)}
    shipped = [pair for pair in SHIPPED if pair not in combined] if settings.shipped_pairs else []
    pairs: dict[Pair, DutyPair | None] = dict.fromkeys(shipped)
    return pairs | {pair_of(entry): entry for entry in settings.kept_apart if _holds(entry, domain)}


def pair_of(entry: DutyPair) -> Pair:
    """The duties of an entry in alphabetical order."""
    first, second = sorted(entry.duties)
    return first, second


def _holds(entry: DutyPair, domain: str) -> bool:
    return not entry.domains or domain in entry.domains
