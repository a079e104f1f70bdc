"""What git lists of a version: which definition files there are, and where their contents are kept."""

from __future__ import annotations

from procman.errors import RevisionError
from procman.records import record

DEFINITIONS_FOLDER = "processes"
LARGEST_FILE = 1024 * 1024
LINK = "120000"
REGULAR_FILES = ("100644", "100755")
_FILES = (*REGULAR_FILES, LINK)
_SUFFIXES = (".yaml", ".yml")


@record(frozen=True, slots=True)
class Entry:
    """A file of a version.

    Attributes:
        mode: As git writes it; ``LINK`` for a symbolic link.
    """

    mode: str
    object_id: str


def listed_files(listing: bytes, prefix: str = "") -> dict[str, Entry]:
    """Files by workspace path, of ``mode type id TAB path NUL`` (ls-tree) or ``mode id stage TAB path NUL``.

    Args:
        listing: What git printed.
        prefix: What stands before the workspace's paths.

    Raises:
        RevisionError: The index holds a file in several versions.
    """
    found = {}
    for line in listing.split(b"\0"):
        if not line:
            continue
        facts, _, name = line.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape").removeprefix(prefix)
        words = facts.decode().split()
        object_id, stage = (words[2], "0") if words[1] in ("blob", "commit", "tree") else (words[1], words[2])
        if stage != "0":
            raise RevisionError("unmerged-index", path=path)
        if words[0] in _FILES and path.endswith(_SUFFIXES):
            found[path] = Entry(words[0], object_id)
    return found


def is_definition(path: str) -> bool:
    """Whether a file counts; names that begin with a dot do not."""
    return not any(part.startswith(".") for part in path.split("/"))
