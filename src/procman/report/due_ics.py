"""All reviews as a calendar (RFC 5545) that calendar programs take in."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from procman import __version__
from procman.flow.review import Review
from procman.messages import duration_text, text
from procman.model.definitions import Definitions
from procman.report.due_words import department

MARKER: Final = b"PRODID:-//procman//"
_LONGEST: Final = 75
"""Bytes of a line without its end."""
_SPECIAL: Final = re.compile(r"([\\;,])")
_CONTROL: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_MORNING: Final = "PT9H"
"""An all-day event begins at midnight, when nobody wants to be reminded."""


def due_ics(every: Sequence[Review], definitions: Definitions, language: str) -> str:
    """The calendar. It does not depend on today, so that it changes only when a review does.

    Args:
        every: The reviews.
        definitions: Where the processes belong.
        language: Language of the texts.
    """
    title = definitions.manual.title or text(language, "documents.title")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//procman//procman {__version__}//{language[:2].upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(text(language, 'due.calendar', manual=title))}",
    ]
    manual = hashlib.sha256(f"{definitions.manual.company}\0{definitions.manual.title}".encode()).hexdigest()[:12]
    for review in every:
        lines += _event(review, definitions, language, manual)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(review: Review, definitions: Definitions, language: str, manual: str) -> list[str]:
    """One all-day event. It keeps its identity when the review is done and the next one is due."""
    process = review.process
    summary = text(language, "due.event", id=process.id, name=process.name)
    arguments = {
        "version": process.version,
        "effective": review.since.isoformat(),
        "every": duration_text(language, process.review_every) if process.review_every else "",
        "owner": definitions.organisation.name(process.owner),
        "department": department(review, definitions) or "—",
    }
    return [
        "BEGIN:VEVENT",
        f"UID:review-{process.id.lower()}-{manual}@procman.invalid",
        # When the facts were settled, which is what it means in a calendar that nobody sends.
        f"DTSTAMP:{_day(review.since)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(review.due)}",
        f"DTEND;VALUE=DATE:{_day(review.due + datetime.timedelta(days=1))}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(text(language, 'due.event-description', **arguments))}",
        "TRANSP:TRANSPARENT",
        *_alarm(f"-P{max(1, (review.due - review.near).days)}D", summary),
        *_alarm(_MORNING, summary),
        "END:VEVENT",
    ]


def _alarm(trigger: str, summary: str) -> list[str]:
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(summary)}", f"TRIGGER:{trigger}", "END:VALARM"]


def _day(date: datetime.date) -> str:
    return f"{date:%Y%m%d}" if date.year >= 1000 else date.isoformat().replace("-", "")


def _text(words: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    return _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", words.replace("\r\n", "\n"))).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 bytes, none of which cuts a character in two (RFC 5545, 3.1)."""
    part, size = "", 0
    for character in line:
        length = len(character.encode("utf-8", "replace"))
        if size + length > _LONGEST:
            yield part
            part, size = " ", 1
        part += character
        size += length
    yield part
