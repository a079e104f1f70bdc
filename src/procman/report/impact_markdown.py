"""What something touches, in Markdown."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from procman.errors import Location
from procman.messages import text
from procman.model.definitions import Definitions
from procman.report.impact import Impact, Place
from procman.report.impact_words import closing, process_title, title
from procman.report.markdown import escaped, table


def impact_markdown(impact: Impact, definitions: Definitions, language: str) -> str:
    """Headings and tables; see ``impact_text``."""
    parts = ["### " + escaped(title(impact, language))]
    heads = [text(language, f"impact.column-{column}") for column in ("place", "words", "rule")]
    for process, places in groupby(impact.places, key=lambda place: place.process):
        parts.append("#### " + escaped(process_title(process, definitions, language)))
        parts.append("\n".join(table(heads, map(_cells, places))))
    for heading, details in closing(impact, language):
        parts.append(
            "\n".join(["**" + escaped(heading) + "**", "", *(f"- {escaped(one)}" for one in details)]).rstrip()
        )
    return "\n\n".join(parts) + "\n"


def _cells(place: Place) -> list[str]:
    return [_link(place.location), escaped(place.words), f"`{place.rule}`" if place.rule else ""]


def _link(location: Location) -> str:
    return f"[{escaped(str(location))}]({quote(location.path)}#L{location.line})"
