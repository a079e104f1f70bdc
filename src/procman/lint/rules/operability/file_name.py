"""The rule ``file-name``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.rule import Report, report, rule
from procman.source.tree import DEFINITIONS_FOLDER


@rule(severity="warning", set="recommended")
def file_name(context: Context) -> Iterator[Report]:
    """A file stands where nobody would look for it, or an id breaks the manual's pattern.

    What it checks:
        The file of a process lies in `processes/<domain>/` and its name begins with the id in lower case; the id
        matches the pattern `numbering.process` of `manual.yaml`.

    Why:
        People find a process in the folder by its id.

    Remedy:
        Move or rename the file, for example to `processes/customer-service/cs-02-complaint.yaml`.
    """
    process = context.process
    folder, _, name = context.facts.files[process.id].rpartition("/")
    found, _, suffix = name.rpartition(".")
    stem = process.id.lower()
    expected = f"{DEFINITIONS_FOLDER}/{process.domain}/{stem}.{suffix}"
    if folder != f"{DEFINITIONS_FOLDER}/{process.domain}":
        yield report(("domain",), at="value", variant="folder", expected=expected)
    elif found != stem and not found.startswith(f"{stem}-"):
        yield report(("id",), at="value", expected=expected)
    pattern = context.definitions.manual.numbering.process
    if not re.fullmatch(pattern, process.id):
        yield report(("id",), at="value", variant="pattern", id=process.id, pattern=pattern)
