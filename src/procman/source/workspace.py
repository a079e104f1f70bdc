"""A workspace: its files, the model made of them, and everything that was wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from procman.errors import Location, UnreadableError, WorkspaceError
from procman.model.definitions import Definitions
from procman.records import field, record
from procman.source.positions import ElementPath, Positions
from procman.source.problem import Problem
from procman.source.reader import read
from procman.source.tree import DEFINITIONS_FOLDER, FileTree
from procman.source.validation import validate

if TYPE_CHECKING:
    from pathlib import Path

    from procman.model.dictionaries import Glossary, Requirement, Requirements, Term
    from procman.model.light import Kind
    from procman.model.manual import Manual
    from procman.model.organisation import Organisation
    from procman.model.process import Process

MANUAL = f"{DEFINITIONS_FOLDER}/manual.yaml"
ORGANISATION = f"{DEFINITIONS_FOLDER}/organisation.yaml"
REQUIREMENTS = f"{DEFINITIONS_FOLDER}/requirements.yaml"
GLOSSARY = f"{DEFINITIONS_FOLDER}/glossary.yaml"
DICTIONARIES = (MANUAL, ORGANISATION, REQUIREMENTS, GLOSSARY)


@record(frozen=True, slots=True)
class Workspace:
    """One version of a workspace, loaded wholly.

    Attributes:
        definitions: The model of every file that could be read.
        files: The path of each process's file, by process id.
        contents: The bytes of every file that could be had, by path.
        problems: What is wrong with files that could not be taken over, sorted by place.
        unread: Ids of processes that are declared in files with problems; references to them are not broken.
    """

    tree: FileTree
    definitions: Definitions
    files: dict[str, str]
    contents: dict[str, bytes]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    _positions: dict[str, Positions] = field(default_factory=dict, repr=False)
    _models: dict[str, Any] = field(default_factory=dict, repr=False)

    def positions(self, path: str) -> Positions:
        """Positions in a file, computed on the first question."""
        if path not in self._positions:
            self._positions[path] = Positions(self.contents.get(path, b""), path)
        return self._positions[path]

    def locate(self, process_id: str, element: ElementPath, *, value: bool = False) -> Location:
        """Place of an element of a process: of its key or, when asked for, of its value."""
        positions = self.positions(self.files[process_id])
        return positions.value(element) if value else positions.key(element)

    def locate_in(self, path: str, element: ElementPath, *, value: bool = False) -> Location:
        """Place of an element of a dictionary."""
        return self.positions(path).value(element) if value else self.positions(path).key(element)

    def require_sound(self) -> Definitions:
        """The definitions, for work that needs them all.

        Raises:
            UnsoundWorkspaceError: Some file could not be taken over.
        """
        if self.problems:
            raise UnsoundWorkspaceError(self.problems)
        return self.definitions


class UnsoundWorkspaceError(WorkspaceError):
    """Files of the workspace could not be taken over; carries all problems so that all are told."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("unsound-workspace", problems[0].location, count=len(problems))
        self.problems = problems


def find_root(start: Path) -> Path:
    """The workspace that a folder belongs to: the nearest one upwards that holds ``processes/manual.yaml``.

    Raises:
        WorkspaceError: There is none.
    """
    resolved = start.resolve()
    for folder in (resolved, *resolved.parents):
        if (folder / MANUAL).is_file():
            return folder
    raise WorkspaceError("no-workspace", folder=str(start))


@record(frozen=True, slots=True)
class Dictionaries:
    """What is said once for all processes.

    Attributes:
        definitions: Light twins of the manual and the dictionaries, with their defaults where a file is missing; no
            processes.
        contents: The bytes of every dictionary that could be had, by path.
        problems: What is wrong with those that could not be taken over.
        broken: Their paths: nobody knows what they declare.
    """

    definitions: Definitions
    contents: dict[str, bytes]
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def load_dictionaries(tree: FileTree, paths: Sequence[str]) -> Dictionaries:
    """Load what processes refer to, and none of the processes.

    Args:
        tree: The files.
        paths: All of their paths.
    """
    loader = _Loader(tree, None)
    definitions = Definitions(*loader.dictionaries(frozenset(paths)))
    return Dictionaries(
        definitions,
        loader.contents,
        tuple(sorted(loader.problems, key=_place)),
        frozenset(problem.location.path for problem in loader.problems),
    )


def read_definition(content: bytes, path: str) -> tuple[Process | None, Any, list[Problem]]:
    """The light twin of one process, the plain data of its file, or what is wrong with it.

    Args:
        content: The bytes of the file.
        path: Its path, for the problems.
    """
    return _taken("process", content, path)


def read_manual(content: bytes) -> Manual | None:
    """The light twin of the manual by itself; None where its file cannot be taken over."""
    made: Manual | None = _taken("manual", content, MANUAL)[0]
    return made


def load(tree: FileTree, known: Workspace | None = None, *, paths: Collection[str] | None = None) -> Workspace:
    """Load everything, or the dictionaries and some of the processes; problems are collected, never raised.

    Args:
        tree: The files.
        known: Another version of the workspace. Models never change, so those of files with the same bytes are shared.
        paths: Files of processes; None for all.
    """
    return _Loader(tree, known).load(paths)


def kind_of(path: str) -> Kind:
    """What a file of this path is about."""
    kinds: dict[str, Kind] = {
        MANUAL: "manual",
        ORGANISATION: "organisation",
        REQUIREMENTS: "requirements",
        GLOSSARY: "glossary",
    }
    return kinds.get(path, "process")


def problems_in(content: bytes, path: str) -> list[Problem]:
    """What is wrong with a file by itself."""
    return _taken(kind_of(path), content, path)[2]


def _place(problem: Problem) -> tuple[Location, str, str]:
    return problem.location, problem.element, problem.key


def _taken(kind: Kind, content: bytes, path: str) -> tuple[Any | None, Any, list[Problem]]:
    """Read and validate the bytes of one file; an empty dictionary has its defaults."""
    try:
        data = read(content, path)
    except UnreadableError as error:
        if error.key == "empty" and path in DICTIONARIES:
            return None, None, []
        return None, None, [Problem("unreadable", error.key, error.location or Location(path), error.arguments)]
    made, problems = validate(kind, data, content, path)
    return made, data, problems


class _Loader:
    def __init__(self, tree: FileTree, known: Workspace | None) -> None:
        self._tree = tree
        self._known = known
        self._models: dict[str, Any] = {}
        self.contents: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self._files: dict[str, str] = {}
        self._unread: set[str] = set()

    def dictionaries(
        self, present: frozenset[str]
    ) -> tuple[Manual, Organisation, dict[str, Requirement], dict[str, Term]]:
        manual: Manual = self._take("manual", MANUAL, present) or self._empty("manual")
        organisation: Organisation = self._take("organisation", ORGANISATION, present) or self._empty("organisation")
        requirements: Requirements | None = self._take("requirements", REQUIREMENTS, present)
        glossary: Glossary | None = self._take("glossary", GLOSSARY, present)
        return manual, organisation, requirements.root if requirements else {}, glossary.root if glossary else {}

    def load(self, chosen: Collection[str] | None) -> Workspace:
        paths = self._tree.paths()
        present = frozenset(paths)
        manual, organisation, requirements, glossary = self.dictionaries(present)
        wanted = present if chosen is None else chosen
        processes = self._processes([path for path in paths if path in wanted and path not in DICTIONARIES], present)
        order = {domain: place for place, domain in enumerate(manual.domains)}
        ordered = sorted(processes.values(), key=lambda process: (order.get(process.domain, len(order)), process.id))
        return Workspace(
            self._tree,
            Definitions(manual, organisation, requirements, glossary, {process.id: process for process in ordered}),
            self._files,
            self.contents,
            tuple(sorted(self.problems, key=_place)),
            frozenset(self._unread),
            _models=self._models,
        )

    def _processes(self, paths: list[str], present: frozenset[str]) -> dict[str, Process]:
        processes: dict[str, Process] = {}
        for path in paths:
            process: Process | None = self._take("process", path, present)
            if process is None:
                continue
            if process.id in processes:
                location = Positions(self.contents[path], path).value(("id",))
                arguments: dict[str, Any] = {"id": process.id, "other": self._files[process.id]}
                self.problems.append(Problem("invalid", "duplicate-process", location, arguments, "id"))
                continue
            processes[process.id] = process
            self._files[process.id] = path
        return processes

    def _empty(self, kind: Kind) -> Any:
        """A dictionary that settles nothing."""
        return validate(kind, {}, b"", "")[0]

    def _take(self, kind: Kind, path: str, present: frozenset[str]) -> Any | None:
        """Read and validate one file; a dictionary that is missing or empty has its defaults."""
        if path not in present:
            return None
        try:
            content = self.contents[path] = self._tree.read(path)
        except UnreadableError as error:
            self.problems.append(Problem("unreadable", error.key, error.location or Location(path), error.arguments))
            return None
        shared = self._shared(path, content)
        if shared is not None:
            return shared
        made, data, problems = _taken(kind, content, path)
        self.problems += problems
        if made is None and kind == "process" and isinstance(data, dict) and isinstance(data.get("id"), str):
            self._unread.add(data["id"])
        if made is not None:
            self._models[path] = made
        return made

    def _shared(self, path: str, content: bytes) -> Any | None:
        """The model of a file that is the same in the other version; what a path holds decides its model."""
        if self._known is None or self._known.contents.get(path) != content:
            return None
        found = self._known._models.get(path)
        if found is not None:
            self._models[path] = found
        return found
