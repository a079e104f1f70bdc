"""A run over several files: what is written where, and what is told about each file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procman.errors import OutputError, ProcmanError, UsageError
from procman.exchange.bpmn_import.dictionaries import changed_dictionaries, mentioned_additions
from procman.exchange.bpmn_import.importer import Imported, Settings, import_tree, own_ids
from procman.exchange.bpmn_import.numbering import Numbers, prefix_of
from procman.exchange.bpmn_import.organisation import Additions, Directory
from procman.exchange.bpmn_import.xml_file import read_file
from procman.exchange.process_text import process_text
from procman.messages import text
from procman.model.definitions import Definitions
from procman.model.scalars import ID_PATTERN
from procman.source.reader import read

if TYPE_CHECKING:
    from lxml import etree

    from procman.model.process import Process

IMPORTED_DOMAIN: Final = "imported"
_IMPORTED_CODE: Final = "IM"


@dataclass(frozen=True)
class Request:
    """What the user asks for.

    Attributes:
        files: The files, with the paths by which they are told.
        definitions: The workspace; empty for a new one.
        contents: Bytes of its dictionaries, by path.
        known_files: Paths of its processes, by id.
        language: Language of words that are put into definitions.
    """

    files: Sequence[tuple[Path, str]]
    definitions: Definitions
    contents: dict[str, bytes]
    known_files: dict[str, str]
    language: str
    domain: str | None = None
    owner: str | None = None
    prefix: str | None = None
    force: bool = False


@dataclass
class FileResult:
    """What became of one file: its definitions, or the error that kept it out."""

    path: str
    imported: Imported | None = None
    error: ProcmanError | None = None


@dataclass
class Run:
    """The result of a run.

    Attributes:
        contents: Bytes to write, by path relative to the workspace.
        paths: Paths of the definitions, by process id.
        files: What became of each file.
        additions: What the dictionaries lacked.
    """

    contents: dict[str, bytes] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    files: list[FileResult] = field(default_factory=list)
    additions: Additions = field(default_factory=Additions)


def run_import(request: Request) -> Run:
    """Import all files; one that cannot be read does not keep the others out.

    Raises:
        UsageError: The domain, the owner or the prefix does not fit the workspace.
    """
    directory = Directory(request.definitions.organisation, request.language)
    settings = _settings(request, directory)
    run = Run()
    trees: list[tuple[FileResult, etree._Element | None, str]] = []
    for path, shown in request.files:
        result = FileResult(shown)
        run.files.append(result)
        try:
            root = read_file(path, shown)
        except ProcmanError as error:
            result.error = error
            continue
        for one in own_ids(root):
            settings.numbers.announce(one)
        trees.append((result, root, path.stem))
    for result, root, stem in trees:
        assert root is not None
        try:
            imported = import_tree(root, result.path, stem, settings)
            _tell_numbers(imported, request)
            _place(imported.processes, request, run)
            result.imported = imported
        except ProcmanError as error:
            result.error = error
    made = [process for result in run.files if result.imported for process in result.imported.processes]
    run.additions = mentioned_additions(directory.additions, made)
    run.contents |= changed_dictionaries(run.additions, request.contents)
    return run


def _settings(request: Request, directory: Directory) -> Settings:
    manual, organisation = request.definitions.manual, request.definitions.organisation
    if request.owner is not None and request.owner not in organisation.roles:
        raise UsageError("import-owner", owner=request.owner, roles=", ".join(organisation.roles))
    domain = request.domain or _default_domain(request)
    if request.domain is not None and manual.domains and request.domain not in manual.domains:
        raise UsageError("new-domain", domain=request.domain, domains=", ".join(manual.domains))
    declared = manual.domains.get(domain)
    code = declared.code if declared else _IMPORTED_CODE if domain == IMPORTED_DOMAIN else None
    if request.prefix is not None and not re.fullmatch(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*", request.prefix):
        raise UsageError("import-prefix", prefix=request.prefix)
    if not re.fullmatch(ID_PATTERN, domain):
        raise UsageError("new-domain", domain=domain, domains=", ".join(manual.domains))
    prefix = request.prefix or prefix_of(domain, code)
    if declared is None and (manual.domains or not request.definitions.processes):
        directory.additions.domains[domain] = (text(request.language, "import.word-imported-domain"), prefix)
    numbers = Numbers(request.definitions.processes.values(), domain, prefix, manual.numbering.process)
    return Settings(directory, numbers, domain, frozenset(manual.domains), request.owner, request.language)


def _default_domain(request: Request) -> str:
    domains = request.definitions.manual.domains
    return next(iter(domains)) if len(domains) == 1 else IMPORTED_DOMAIN


def _place(processes: list[Process], request: Request, run: Run) -> None:
    """Settle where the definitions of a file go; all of them or none."""
    contents: dict[str, bytes] = {}
    for process in processes:
        known = request.known_files.get(process.id)
        occupied = set(request.known_files.values()) - {known}
        path = known or f"processes/{process.domain}/{process.id.lower()}.yaml"
        if (known is not None and not request.force) or path in occupied or path in run.contents or path in contents:
            raise OutputError("exists", path=path)
        contents[path] = process_text(process).encode()
        read(contents[path], path)  # refuse what could not be read again
    run.contents |= contents
    run.paths |= {process.id: path for path, process in zip(contents, processes, strict=True)}


def _tell_numbers(imported: Imported, request: Request) -> None:
    pattern = request.definitions.manual.numbering.process
    for process in imported.processes:
        if not re.fullmatch(pattern, process.id):
            imported.remarks.append((process.id, "number", {}))
