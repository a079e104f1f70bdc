"""A workspace: its files, the model made of them, and everything that was wrong with them."""

from __future__ import annotations

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

    from procman.model.dictionaries import Glossary, Requirements
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
        light: Whether the definitions are light twins of the models.
    """

    tree: FileTree
    definitions: Definitions
    files: dict[str, str]
    contents: dict[str, bytes]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    light: bool = False
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


def load(tree: FileTree, known: Workspace | None = None, *, light: bool = False) -> Workspace:
    """Load everything; problems are collected, never raised.

    Args:
        tree: The files.
        known: Another version of the workspace. Models never change, so those of files with the same bytes are shared.
        light: Whether light twins of the models are enough, see ``source.validation``.
    """
    return _Loader(tree, known, light).load()


class _Loader:
    def __init__(self, tree: FileTree, known: Workspace | None, light: bool) -> None:
        self._tree = tree
        self._known = known
        self._light = light
        self._models: dict[str, Any] = {}
        self._contents: dict[str, bytes] = {}
        self._problems: list[Problem] = []
        self._files: dict[str, str] = {}
        self._unread: set[str] = set()

    def load(self) -> Workspace:
        paths = self._tree.paths()
        present = frozenset(paths)
        manual: Manual = self._take("manual", MANUAL, present) or self._empty("manual")
        organisation: Organisation = self._take("organisation", ORGANISATION, present) or self._empty("organisation")
        requirements: Requirements | None = self._take("requirements", REQUIREMENTS, present)
        glossary: Glossary | None = self._take("glossary", GLOSSARY, present)
        processes = self._processes([path for path in paths if path not in DICTIONARIES], present)
        order = {domain: place for place, domain in enumerate(manual.domains)}
        ordered = sorted(processes.values(), key=lambda process: (order.get(process.domain, len(order)), process.id))
        definitions = Definitions(
            manual,
            organisation,
            requirements.root if requirements else {},
            glossary.root if glossary else {},
            {process.id: process for process in ordered},
        )
        problems = sorted(self._problems, key=lambda problem: (problem.location, problem.element, problem.key))
        return Workspace(
            self._tree,
            definitions,
            self._files,
            self._contents,
            tuple(problems),
            frozenset(self._unread),
            self._light,
            _models=self._models,
        )

    def _processes(self, paths: list[str], present: frozenset[str]) -> dict[str, Process]:
        processes: dict[str, Process] = {}
        for path in paths:
            process: Process | None = self._take("process", path, present)
            if process is None:
                continue
            if process.id in processes:
                location = Positions(self._contents[path], path).value(("id",))
                arguments: dict[str, Any] = {"id": process.id, "other": self._files[process.id]}
                self._problems.append(Problem("invalid", "duplicate-process", location, arguments, "id"))
                continue
            processes[process.id] = process
            self._files[process.id] = path
        return processes

    def _empty(self, kind: Kind) -> Any:
        """A dictionary that settles nothing."""
        return validate(kind, {}, b"", "", light=self._light)[0]

    def _take(self, kind: Kind, path: str, present: frozenset[str]) -> Any | None:
        """Read and validate one file; a dictionary that is missing or empty has its defaults."""
        if path not in present:
            return None
        try:
            content = self._contents[path] = self._tree.read(path)
            shared = self._shared(path, content)
            if shared is not None:
                return shared
            data = read(content, path)
        except UnreadableError as error:
            if error.key == "empty" and path in DICTIONARIES:
                return None
            location = error.location or Location(path)
            self._problems.append(Problem("unreadable", error.key, location, error.arguments))
            return None
        made, problems = validate(kind, data, content, path, light=self._light)
        self._problems += problems
        if made is None and kind == "process" and isinstance(data.get("id"), str):
            self._unread.add(data["id"])
        if made is not None:
            self._models[path] = made
        return made

    def _shared(self, path: str, content: bytes) -> Any | None:
        """The model of a file that is the same in the other version; what a path holds decides its model."""
        if self._known is None or self._known.light != self._light or self._known.contents.get(path) != content:
            return None
        found = self._known._models.get(path)
        if found is not None:
            self._models[path] = found
        return found
