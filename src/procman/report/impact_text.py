"""What something touches, for a terminal."""

from __future__ import annotations

from itertools import groupby

from procman.messages import text
from procman.model.definitions import Definitions
from procman.report.impact import Impact
from procman.report.impact_words import closing, process_title, title


def impact_text(impact: Impact, definitions: Definitions, language: str) -> str:
    """The places by process, then what would break.

    Args:
        impact: What it touches.
        definitions: Where the processes have their names.
        language: Language of the report.
    """
    lines = [title(impact, language)]
    lines += ["  " + text(language, "impact.declared", place=str(location)) for location in impact.declared]
    for process, places in groupby(impact.places, key=lambda place: place.process):
        lines += ["", process_title(process, definitions, language)]
        lines += [f"  {place.location}  {place.words}" for place in places]
    lines.append("")
    for heading, details in closing(impact, language):
        lines.append(heading)
        lines += [f"  {detail}" for detail in details]
    return "\n".join(lines) + "\n"
