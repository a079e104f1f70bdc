"""What a rule sees: the definitions and what follows from them, never a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from procman.flow.calendar import WorkingCalendar
from procman.flow.documents import DocumentFlow, follow_documents
from procman.flow.graph import Graph, build_graph
from procman.flow.references import ReferenceKind, Use, ids_in, uses_in
from procman.flow.time_budget import TimeBudget
from procman.flow.time_network import network_of
from procman.lint.vague import suspicions
from procman.lint.wrong_words import WrongWords
from procman.source.reader import read
from procman.source.workspace import MANUAL

if TYPE_CHECKING:
    import datetime

    from procman.flow.soundness import Soundness
    from procman.lint.released import Released
    from procman.lint.rule import Json
    from procman.lint.segregation import Conflict, Segregation
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

    @cached_property
    def segregation(self) -> Segregation:
        """The duties that must be kept apart."""
        from procman.lint.segregation import Segregation  # it names things by what this module defines

        return Segregation(self.definitions)

    @cached_property
    def wrong_words(self) -> WrongWords | None:
        """The words that the glossary replaces; None when it replaces none."""
        return WrongWords.of(self.definitions.glossary)

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


def _mentioned(_: Facts, process: Process) -> dict[str, set[str]]:
    return ids_in(process)


def _uses(_: Facts, process: Process) -> dict[str, list[Use]]:
    """Everything that a process refers to, by kind."""
    found: dict[str, list[Use]] = {}
    for use in uses_in(process):
        found.setdefault(use.kind, []).append(use)
    return found


def _soundness(facts: Facts, process: Process) -> Soundness:
    from procman.flow.soundness import explore

    return explore(facts.graph_of(process))


def _budget(facts: Facts, process: Process) -> TimeBudget | None:
    limit = process.time_limit
    known = MANUAL not in facts.broken and (limit is None or limit.starts in (None, *process.steps))
    network = network_of(process, facts.graph_of(process)) if known else None
    return TimeBudget(network, facts.calendar) if network else None


def _conflicts(facts: Facts, process: Process) -> list[Conflict]:
    return facts.segregation.conflicts(process, lambda: facts.graph_of(process))


def _documents(facts: Facts, process: Process) -> DocumentFlow:
    return follow_documents(process, facts.graph_of(process))


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
    def budget(self) -> TimeBudget | None:
        """The time that the ways take; None when steps, calendar or the start of the clock are unknown."""
        return self.facts.derived(self.process, _budget)

    @property
    def conflicts(self) -> list[Conflict]:
        """Duties of the process that come into one hand although they must be kept apart."""
        return self.facts.derived(self.process, _conflicts)

    @property
    def mentioned(self) -> dict[str, set[str]]:
        """The ids that the process mentions, by kind; cheap, and enough for a process without a wrong one."""
        return self.facts.derived(self.process, _mentioned)

    @property
    def uses_by_kind(self) -> dict[str, list[Use]]:
        """Everything that the process refers to."""
        return self.facts.derived(self.process, _uses)

    @property
    def documents(self) -> DocumentFlow:
        """Which documents exist at each step of the process."""
        return self.facts.derived(self.process, _documents)

    def uses(self, *kinds: ReferenceKind) -> list[Use]:
        """What the process refers to, of some kinds."""
        found = self.uses_by_kind
        return [use for kind in kinds for use in found.get(kind, ())]

    def readable(self, path: str) -> bool:
        """Whether a dictionary could be read; without it no reference to it can be judged."""
        return path not in self.facts.broken

    @cached_property
    def data(self) -> Any:
        """The plain data of the process's file, read again: only what looks doubtful is looked at text by text."""
        return read(self._content, "")

    @cached_property
    def suspicions(self) -> frozenset[str]:
        """Kinds of doubtful words that occur somewhere in the process; see ``lint.vague``."""
        return suspicions(self.all_text, self.definitions.manual.language)

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
        released: What the last release knew; None where the workspace is no folder.
        judged: Whether the rule could judge; a rule that cannot says so, lest suppressions of it are called needless.
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
        released: Released | None = None,
    ) -> None:
        self.facts = facts
        self.heads = heads
        self.collected = collected
        self.options = options
        self.today = today
        self.complete = complete
        self.processes_known = processes_known
        self.unread = unread
        self.released = released
        self.judged = True

    @property
    def definitions(self) -> Definitions:
        """The manual and its dictionaries."""
        return self.facts.definitions

    def readable(self, path: str) -> bool:
        """Whether a dictionary could be read; without it no reference to it can be judged."""
        return path not in self.facts.broken
