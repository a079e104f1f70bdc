"""What a rule sees: the definitions and what follows from them, never a file."""

from __future__ import annotations

import datetime
from functools import cached_property

from procman.flow.calendar import WorkingCalendar
from procman.flow.graph import Graph, build_graph
from procman.flow.references import ReferenceKind, Use, uses_in
from procman.flow.time_budget import TimeBudget
from procman.flow.time_network import network_of
from procman.model.definitions import Definitions
from procman.model.process import Process
from procman.source.workspace import DICTIONARIES, MANUAL, Workspace


class Facts:
    """What all rules share in one run; each fact is computed on the first question.

    Attributes:
        files: Path of each process's file by process id.
        broken: Paths of files that could not be taken over: nobody knows what they declare or mention.
        unread: Ids of processes in such files.
        processes_known: Whether the id of every process is known, even where the rest of its file is not.
        today: The date against which reviews are due.
    """

    def __init__(self, workspace: Workspace, today: datetime.date) -> None:
        self.definitions: Definitions = workspace.definitions
        self.files = workspace.files
        self.broken = frozenset(problem.location.path for problem in workspace.problems)
        self.unread = workspace.unread
        self.processes_known = all(
            problem.kind == "invalid" or problem.location.path in DICTIONARIES for problem in workspace.problems
        )
        self.today = today
        self._graphs: dict[str, Graph] = {}
        self._uses: dict[str, tuple[Use, ...]] = {}
        self._budgets: dict[str, TimeBudget | None] = {}

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The company's working calendar."""
        return WorkingCalendar(self.definitions.manual.calendar)

    def graph_of(self, process: Process) -> Graph:
        """The flow of a process."""
        if process.id not in self._graphs:
            self._graphs[process.id] = build_graph(process)
        return self._graphs[process.id]

    def budget_of(self, process: Process) -> TimeBudget | None:
        """The time that the ways of a process take; None when steps, calendar or the start of the clock are unknown."""
        if process.id not in self._budgets:
            limit = process.time_limit
            known = MANUAL not in self.broken and (limit is None or limit.starts in (None, *process.steps))
            network = network_of(process, self.graph_of(process)) if known else None
            self._budgets[process.id] = TimeBudget(network, self.calendar) if network else None
        return self._budgets[process.id]

    def uses_of(self, process: Process) -> tuple[Use, ...]:
        """Everything that a process refers to."""
        if process.id not in self._uses:
            self._uses[process.id] = tuple(uses_in(process))
        return self._uses[process.id]

    def mentioned(self, *kinds: ReferenceKind) -> set[str]:
        """Ids that any process refers to, as one of some kinds."""
        processes = self.definitions.processes.values()
        return {use.id for process in processes for use in self.uses_of(process) if use.kind in kinds}

    @property
    def complete(self) -> bool:
        """Whether every file could be read; otherwise a use may stand where nobody can see it."""
        return not self.broken


class Context:
    """What one rule sees in one call.

    Attributes:
        facts: What all rules share.
    """

    def __init__(self, facts: Facts, process: Process | None = None) -> None:
        self.facts = facts
        self._process = process

    @property
    def definitions(self) -> Definitions:
        """The manual, its dictionaries and its processes."""
        return self.facts.definitions

    @property
    def process(self) -> Process:
        """The process that a rule of scope ``process`` looks at."""
        assert self._process is not None, "a rule of scope workspace has no process"
        return self._process

    @property
    def graph(self) -> Graph:
        """The flow of the process."""
        return self.facts.graph_of(self.process)

    @property
    def budget(self) -> TimeBudget | None:
        """The time that the ways of the process take; None when it cannot be known."""
        return self.facts.budget_of(self.process)

    def uses(self, *kinds: ReferenceKind) -> tuple[Use, ...]:
        """What the process refers to, of some kinds."""
        return tuple(use for use in self.facts.uses_of(self.process) if use.kind in kinds)

    def readable(self, path: str) -> bool:
        """Whether a dictionary could be read; without it no reference to it can be judged."""
        return path not in self.facts.broken
