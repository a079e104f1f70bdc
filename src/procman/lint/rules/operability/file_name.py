"""The rule ``file-name``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.rule import Report, report, rule
from procman.source.tree import DEFINITIONS_FOLDER


@rule(severity="warning", set="recommended", scope="workspace")
def file_name(context: WorkspaceContext) -> Iterator[Report]:
    """A file's place or name, or the id of its process, breaks the pattern.

    What it checks:
        The file of a process lies in `processes/<domain>/` and its name begins with the id in lower case; the id
        matches the pattern `numbering.process` of `manual.yaml`.

    Why:
        People find a process in the folder by its id.

    Remedy:
        Move or rename the file, for example to `processes/customer-service/cs-02-complaint.yaml`.
    """
    pattern = context.definitions.manual.numbering.process
    matches = re.compile(pattern).fullmatch
    for head in context.heads.values():
        folder, _, name = head.path.rpartition("/")
        stem, _, suffix = name.rpartition(".")
        expected = f"{DEFINITIONS_FOLDER}/{head.domain}/{head.id.lower()}.{suffix}"
        if folder != f"{DEFINITIONS_FOLDER}/{head.domain}":
            yield report(("domain",), at="value", process=head.id, variant="folder", expected=expected)
        elif stem != head.id.lower() and not stem.startswith(f"{head.id.lower()}-"):
            yield report(("id",), at="value", process=head.id, expected=expected)
        if not matches(head.id):
            yield report(("id",), at="value", process=head.id, variant="pattern", id=head.id, pattern=pattern)
