"""The fingerprint of a document: which processes it shows, in which versions, and what they say.

It is one line of ASCII that every document carries where readers do not see it, and that ``procman verify`` finds:
``procman:<manual or process ids>:<versions>:<digest>:<release>``. It depends on definitions alone: neither on the
language nor on the layout of a document, nor on comments and layout of the definitions.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from procman.records import record

# Whoever only writes a file, or looks for a fingerprint, does without the models.
if TYPE_CHECKING:
    from procman.model.definitions import Definitions
    from procman.model.plain import Plain
    from procman.model.process import Process

NAME: Final = "procman-fingerprint"
"""What the entry of a file is called that holds its fingerprint."""
AFTER: Final = "+"
"""Behind a release: definitions that go on from it and are not released yet."""
_MANUAL: Final = "manual"
_NONE: Final = "-"
_DIGITS: Final = 20
_SPELLED: Final = re.compile(
    r"procman:(manual|[A-Z][A-Z0-9-]*(?:,[A-Z][A-Z0-9-]*)*):(-|[0-9]+\.[0-9]+(?:,[0-9]+\.[0-9]+)*)"
    rf":([0-9a-f]{{{_DIGITS}}}):([A-Za-z0-9_.~%+-]*)"
)
# What of the manual's settings documents do not show.
_UNSHOWN: Final = ("versioning", "lint", "output")


@record(frozen=True, slots=True)
class Fingerprint:
    """What a document says of itself.

    Attributes:
        process_ids: The processes that it shows; empty for the manual as a whole.
        versions: Their versions, in the same order.
        digest: Stands for everything that the definitions say.
        release: The release that it was made from, with ``AFTER`` behind it where the definitions went on from it;
            empty where that is not known.
    """

    process_ids: tuple[str, ...]
    versions: tuple[str, ...]
    digest: str
    release: str

    def __str__(self) -> str:
        parts = (",".join(self.process_ids) or _MANUAL, ",".join(self.versions) or _NONE)
        return ":".join(("procman", *parts, self.digest, quote(self.release, safe=AFTER)))


def fingerprint(definitions: Definitions, process_ids: Iterable[str] | None = None, release: str = "") -> Fingerprint:
    """The fingerprint of a document.

    Args:
        definitions: All that is defined, in the manual's language, as written and not translated.
        process_ids: The processes that the document shows; None for the manual as a whole.
        release: What the definitions are called; see ``Fingerprint.release``.

    Raises:
        KeyError: There is no such process.
    """
    if process_ids is None:
        return Fingerprint((), (), _digest(_all(definitions)), release)
    shown = [definitions.processes[process_id] for process_id in sorted(set(process_ids))]
    parts = [process_digest(process) for process in shown]
    digest = parts[0] if len(parts) == 1 else _digest(parts)
    return Fingerprint(tuple(one.id for one in shown), tuple(one.version for one in shown), digest, release)


def process_digest(process: Process) -> str:
    """Stands for everything that a process says; equal for equal definitions, whatever their layout."""
    return _digest(_plain(process))


def find_fingerprint(text: str) -> Fingerprint | None:
    """The first fingerprint in a text."""
    found = _SPELLED.search(text)
    if found is None:
        return None
    subject, versions, digest, release = found.groups()
    process_ids = () if subject == _MANUAL else tuple(subject.split(","))
    numbers = () if versions == _NONE else tuple(versions.split(","))
    return Fingerprint(process_ids, numbers, digest, unquote(release)) if len(numbers) == len(process_ids) else None


def _all(definitions: Definitions) -> Sequence[object]:
    """Everything that a manual shows."""
    manual = _plain(definitions.manual)
    assert isinstance(manual, dict)
    shown = {key: value for key, value in manual.items() if key not in _UNSHOWN}
    dictionaries = (definitions.organisation, definitions.requirements, definitions.glossary)
    processes = [process_digest(definitions.processes[key]) for key in sorted(definitions.processes)]
    return [shown, *map(_plain, dictionaries), processes]


def _plain(part: object) -> Plain:
    from procman.model.plain import plain_data

    return plain_data(part)


def _digest(data: object) -> str:
    """The digest of plain data. Order counts: it is the order in which steps, fields and chapters are read."""
    spelled = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()[:_DIGITS]
