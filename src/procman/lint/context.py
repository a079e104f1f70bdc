"""What a rule sees: the definitions and what follows from them, never a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from procman.flow.calendar import WorkingCalendar
from procman.flow.graph import Graph, build_graph
from procman.flow.references import ReferenceKind, Use, uses_in

if TYPE_CHECKING:
    import datetime

    from procman.flow.soundness import Soundness
    from procman.lint.rule import Json
    from procman.model.definitions import Definitions
    from procman.model.process import Process

Options = Mapping[str, Any]
Derived = TypeVar("Derived")


class Facts:
    """What all rules share in one run: the dictionaries, and what follows from the process that is looked at.

    Attributes:
        definitions: The manual and its dictionaries; no processes, as findings about one process are kept as long as
            its file and the dictionaries stay the same.
        broken: Paths of dictionaries that could not be taken over: nobody knows what they declare.
    """

    def __init__(self, definitions: Definitions, broken: frozenset[str] = frozenset()) -> None:
        self.definitions = definitions
        self.broken = broken
        self._process: Process | None = None
        self._derived: dict[Any, Any] = {}

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The company's working calendar."""
        return WorkingCalendar(self.definitions.manual.calendar)

    def derived(self, process: Process, make: Callable[[Facts, Process], Derived]) -> Derived:
        """What follows from a process, worked out on the first question.

        Processes come one after another; what was worked out for the last one is dropped.

        Args:
            process: The process that is looked at.
            make: Works it out.
        """
        if process is not self._process:
            self._process, self._derived = process, {}
        if make not in self._derived:
            self._derived[make] = make(self, process)
        found: Derived = self._derived[make]
        return found

    def graph_of(self, process: Process) -> Graph:
        """The flow of a process."""
        return self.derived(process, _graph)


def _graph(_: Facts, process: Process) -> Graph:
    return build_graph(process)


def _uses(_: Facts, process: Process) -> dict[str, list[Use]]:
    """Everything that a process refers to, by kind."""
    found: dict[str, list[Use]] = {}
    for use in uses_in(process):
        found.setdefault(use.kind, []).append(use)
    return found


def _soundness(facts: Facts, process: Process) -> Soundness:
    from procman.flow.soundness import explore

    return explore(facts.graph_of(process))


class Context:
    """What a rule of scope ``process`` sees, and what is collected for rules of scope ``workspace``.

    Attributes:
        facts: What all rules share.
        process: The process that is looked at.
        options: The rule's options, as the manual sets them.
    """

    def __init__(self, facts: Facts, process: Process, options: Options, content: bytes = b"") -> None:
        self.facts = facts
        self.process = process
        self.options = options
        self._content = content

    @property
    def definitions(self) -> Definitions:
        """The manual and its dictionaries."""
        return self.facts.definitions

    @property
    def graph(self) -> Graph:
        """The flow of the process."""
        return self.facts.graph_of(self.process)

    @property
    def soundness(self) -> Soundness:
        """What can go wrong in the flow of the process."""
        return self.facts.derived(self.process, _soundness)

    @property
    def uses_by_kind(self) -> dict[str, list[Use]]:
        """Everything that the process refers to."""
        return self.facts.derived(self.process, _uses)

    def uses(self, *kinds: ReferenceKind) -> list[Use]:
        """What the process refers to, of some kinds."""
        found = self.uses_by_kind
        return [use for kind in kinds for use in found.get(kind, ())]

    def readable(self, path: str) -> bool:
        """Whether a dictionary could be read; without it no reference to it can be judged."""
        return path not in self.facts.broken

    @cached_property
    def all_text(self) -> str:
        """Every text of the definition, as it is written."""
        return self._content.decode("utf-8", "replace")


class Head:
    """What every rule of scope ``workspace`` knows about a process.

    Attributes:
        path: The process's file.
    """

    __slots__ = ("domain", "id", "name", "path", "status", "version")

    def __init__(self, id: str, name: str, domain: str, version: str, status: str, path: str) -> None:
        self.id = id
        self.name = name
        self.domain = domain
        self.version = version
        self.status = status
        self.path = path


class WorkspaceContext:
    """What a rule of scope ``workspace`` sees.

    Attributes:
        facts: What all rules share.
        heads: Every process that could be read, by id, in the order of the manual.
        collected: What the rule's collector found, by process id in the same order.
        options: The rule's options.
        today: The date against which reviews are due.
        complete: Whether every file could be read; otherwise a use may stand where nobody can see it.
        processes_known: Whether the id of every process is known, even where the rest of its file is not.
        unread: Ids of processes in files that could not be taken over.
    """

    def __init__(
        self,
        facts: Facts,
        heads: Mapping[str, Head],
        collected: Mapping[str, Json],
        options: Options,
        today: datetime.date,
        *,
        complete: bool,
        processes_known: bool,
        unread: frozenset[str],
    ) -> None:
        self.facts = facts
        self.heads = heads
        self.collected = collected
        self.options = options
        self.today = today
        self.complete = complete
        self.processes_known = processes_known
        self.unread = unread

    @property
    def definitions(self) -> Definitions:
        """The manual and its dictionaries."""
        return self.facts.definitions

    def readable(self, path: str) -> bool:
        """Whether a dictionary could be read; without it no reference to it can be judged."""
        return path not in self.facts.broken
