"""The list of processes."""

from __future__ import annotations

import unicodedata

from procman.messages import duration_text, text
from procman.model.definitions import Definitions


def listing_data(definitions: Definitions) -> dict[str, object]:
    """The list as JSON data."""
    return {
        "version": 1,
        "processes": [
            {
                "id": process.id,
                "name": process.name,
                "domain": process.domain,
                "owner": process.owner,
                "version": process.version,
                "status": process.status,
                "effective": process.effective.isoformat() if process.effective else None,
                "time_limit": str(process.time_limit.within) if process.time_limit else None,
                "steps": len(process.steps),
                "controls": len(process.controls),
                "forms": len(process.forms),
            }
            for process in definitions.processes.values()
        ],
    }


def listing_text(definitions: Definitions, language: str) -> str:
    """The list as aligned text, by domain."""
    lines = []
    names = [process.name for process in definitions.processes.values()]
    width = max(map(display_width, names), default=0)
    for domain, processes in definitions.by_domain().items():
        declared = definitions.manual.domains.get(domain)
        lines.append(declared.name if declared else domain)
        for process in processes:
            limit = duration_text(language, process.time_limit.within) if process.time_limit else "—"
            owner = definitions.organisation.name(process.owner)
            status = text(language, f"report.status-{process.status}")
            lines.append(f"  {process.id}  {pad(process.name, width)}  {process.version:<5} {status}  {limit}  {owner}")
    lines.append(text(language, "report.listing-count", count=len(names)))
    return "\n".join(lines) + "\n"


def display_width(line: str) -> int:
    """Columns that a text takes on a terminal; East Asian wide characters take two (Unicode UAX #11)."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def pad(line: str, width: int) -> str:
    """A text filled up with spaces to a number of terminal columns."""
    return line + " " * max(0, width - display_width(line))
