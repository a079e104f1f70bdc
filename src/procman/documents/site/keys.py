"""Names for contents: a page whose key is the same as at the last build need not be rendered again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final

from procman.caching.fingerprint import code_fingerprint
from procman.documents.environment import shipped_templates
from procman.documents.publication import Publication
from procman.documents.view.names import Names
from procman.model.process import Process

_PROCESS_ID: Final = re.compile(r"'([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)'")
_ROOMS: Final = ("diagram", "documents", "flow", "landscape", "messages", "model")
_LIBRARIES: Final = ("jinja2", "markdown-it-py")


def digest(*parts: object) -> str:
    """A short name for things of any length; their ``repr`` says everything about them."""
    made = blake2b(digest_size=16)
    for part in parts:
        made.update((part if isinstance(part, str) else repr(part)).encode("utf-8", "surrogateescape") + b"\0")
    return made.hexdigest()


def content_digest(content: bytes) -> str:
    """A short name for the bytes of a file."""
    return blake2b(content, digest_size=16).hexdigest()


class Keys:
    """The keys of one build.

    Attributes:
        shared: Of everything that all pages depend on: procman itself, the templates, the language, and the manual
            with its dictionaries.
    """

    def __init__(self, publication: Publication, names: Names) -> None:
        definitions = publication.definitions
        self._names = names
        self._revisions = publication.revisions
        self.shared = digest(
            code_fingerprint(_ROOMS),
            *map(version, _LIBRARIES),
            _files(shipped_templates() / "html"),
            _files(publication.overrides) if publication.overrides else "",
            publication.language,
            publication.edition,
            definitions.manual,
            definitions.organisation,
            definitions.requirements,
            definitions.glossary,
        )
        self._processes = {process.id: self._process(process) for process in definitions.processes.values()}

    def processes(self, processes: Sequence[Process]) -> str:
        """The key of what is made of some processes and of all that they mention."""
        return digest(self.shared, *(self._processes[process.id] for process in processes))

    def _process(self, process: Process) -> str:
        said = repr(process)
        # Whatever is quoted and is a process's id may be shown with that process's name.
        mentioned = sorted(set(_PROCESS_ID.findall(said)))
        return digest(
            said, [self._names.process(each) for each in mentioned], list(self._revisions.get(process.id, ()))
        )


def _files(folder: Path) -> str:
    """A name for everything in a folder, but for what editors leave there."""
    made = blake2b(digest_size=16)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        content = path.read_bytes()
        made.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return made.hexdigest()
