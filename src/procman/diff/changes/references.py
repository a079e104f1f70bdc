"""Requirements, terms and domains: what processes refer to besides people."""

from __future__ import annotations

from procman.diff.change import Effect, Shown, Word
from procman.diff.comparison import Sides
from procman.diff.dictionary import GLOSSARY, MANUAL, REQUIREMENTS, Dictionary
from procman.diff.effects import by_limit
from procman.diff.parts import plain


def _show(_sides: Sides, key: str, value: object) -> Shown:
    return Word("bounds", str(value)) if key == "bounds" else plain(value)


def _weigh(sides: Sides, key: str, before: object, after: object) -> Effect:
    if key != "limit":
        return "other"
    return by_limit(before, after, sides.new.manual.calendar)  # type: ignore[arg-type]


REQUIREMENT_ENTRIES = Dictionary(
    "requirement",
    REQUIREMENTS,
    (),
    lambda definitions: definitions.requirements,
    ("clause", "text", "limit", "bounds", "source"),
    lambda usage, key: usage.of("requirement", key),
    lambda usage, key: usage.owners("requirement", key),
    name_key="title",
    show=_show,
    weigh=_weigh,
)
TERMS = Dictionary(
    "term",
    GLOSSARY,
    (),
    lambda definitions: definitions.glossary,
    ("definition", "instead_of"),
    lambda usage, key: usage.of("term", key),
    name_key="term",
)
DOMAINS = Dictionary(
    "domain",
    MANUAL,
    ("domains",),
    lambda definitions: definitions.manual.domains,
    ("code", "summary"),
    lambda usage, key: usage.of("domain", key),
)
DICTIONARIES = (REQUIREMENT_ENTRIES, TERMS, DOMAINS)
