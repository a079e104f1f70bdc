"""Names for contents: a document whose key is the same as the last time need not be rendered again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procman.caching.database import digest as text_digest
from procman.caching.fingerprint import code_fingerprint
from procman.documents.environment import shipped_templates
from procman.documents.publication import Publication

if TYPE_CHECKING:
    from procman.model.process import Process

_PROCESS_ID: Final = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")
_ROOMS: Final = ("diagram", "documents", "exchange", "flow", "landscape", "lint", "messages", "model", "printing")
_LIBRARIES: Final = (
    "jinja2",
    "markdown-it-py",
    "pikepdf",
    "pylopdf-fonts-zh-cn",
    "python-docx",
    "resvg-py",
    "typst",
    "xlsxwriter",
)


def digest(*parts: object) -> str:
    """A short name for things of any length; their ``repr`` says everything about them."""
    return text_digest(*(part if isinstance(part, str) else repr(part) for part in parts))


def content_digest(content: bytes) -> str:
    """A short name for the bytes of a file."""
    return blake2b(content, digest_size=16).hexdigest()


class Keys:
    """The keys of what is made of one publication.

    Args:
        publication: What documents are made of.
    """

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        known = publication.known or publication.definitions
        self._processes = known.processes
        self._made: dict[str, str] = {}
        self._said = {process.id: self._saying(process) for process in known.processes.values()}
        # Whatever reads like a process's id may be shown with something of that process.
        self._mentioned = {
            one: {each for each in _PROCESS_ID.findall(said) if each in self._processes and each != one}
            for one, said in self._said.items()
        }

    @cached_property
    def shared(self) -> str:
        """Of everything that all documents depend on: procman, templates, fonts, language, the dictionaries."""
        publication, definitions = self._publication, self._publication.definitions
        return digest(
            code_fingerprint(_ROOMS),
            *(_version(library) for library in _LIBRARIES),
            _files(shipped_templates()),
            _files(publication.overrides) if publication.overrides else "",
            *(_files(path) for path in publication.font_paths),
            publication.language,
            publication.edition,
            publication.timestamp,
            publication.withdrawn.manual,
            definitions.manual,
            definitions.organisation,
            definitions.requirements,
            definitions.glossary,
        )

    @cached_property
    def everything(self) -> str:
        """Of documents that show all processes of the publication."""
        return self.of(self._publication.definitions.processes, self._publication.editions)

    def of(self, processes: Iterable[str], *further: object) -> str:
        """Of what is made of some processes, their revisions and the names of those that they mention.

        Args:
            processes: Their ids.
            further: What else it depends on.
        """
        return digest(self.shared, *map(self._of_one, processes), *further)

    def around(self, process: str) -> list[str]:
        """A process with all that it mentions and all that mention it: more of others a document does not show."""
        mentioning = (one for one, mentioned in self._mentioned.items() if process in mentioned)
        return [process, *sorted({*self._mentioned[process], *mentioning})]

    def _saying(self, process: Process) -> str:
        """A text that says everything about a process: its file as it is written, where there is one."""
        workspace = self._publication.workspace
        path = workspace.files.get(process.id) if workspace else None
        content = workspace.contents.get(path) if workspace and path else None
        if content is None or b"\\" in content:  # an escape could hide an id
            return repr(process)
        return content.decode("utf-8", "surrogateescape")

    def _of_one(self, process: str) -> str:
        if process not in self._made:
            names = [(one, self._processes[one].name) for one in sorted(self._mentioned[process])]
            publication = self._publication
            withdrawn = publication.withdrawn.processes.get(process, "")
            revisions = list(publication.revisions.get(process, ()))
            self._made[process] = digest(self._said[process], names, revisions, withdrawn)
        return self._made[process]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # one that is an extra
        return ""


def _files(place: Path) -> str:
    """A name for a file, or for everything in a folder but for what editors leave there."""
    made = blake2b(digest_size=16)
    found = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    for path in found:
        if not path.name.startswith("."):
            content = path.read_bytes()
            made.update(f"{path.relative_to(place).as_posix()} {len(content)}\n".encode() + content)
    return made.hexdigest()
