"""Which processes refer to the entries of dictionaries, in either version."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from procman.diff.comparison import Sides
from procman.flow.references import uses_in

_PEOPLE = frozenset({"role", "performer", "informed", "system", "partner"})


class Usage:
    """Ids of processes by what they refer to."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def steps(self, group: str, reference: str) -> tuple[tuple[str, str], ...]:
        """Steps that mention an id in either version, as ids of process and step; sorted."""
        found = set()
        for definitions in (self._sides.old, self._sides.new):
            for process_id in self.of(group, reference) & definitions.processes.keys():
                for use in uses_in(definitions.processes[process_id]):
                    if use.id == reference and use.element[:1] == ("steps",):
                        found.add((process_id, str(use.element[1])))
        return tuple(sorted(found))

    @cached_property
    def _processes(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for definitions in (self._sides.old, self._sides.new):
            for process in definitions.processes.values():
                for use in uses_in(process):
                    group = "people" if use.kind in _PEOPLE else use.kind
                    found[group, use.id].add(process.id)
        return found

    def of(self, group: str, reference: str) -> set[str]:
        """Processes that mention an id; ``people`` are roles, parties, systems and departments."""
        return self._processes.get((group, reference), set())

    def of_roles(self, key: str, reference: str) -> set[str]:
        """Processes of the roles that have a position or belong to a department."""
        return {process for role in self.roles_with(key, reference) for process in self.of("people", role)}

    def roles_with(self, key: str, reference: str) -> set[str]:
        """Roles whose ``positions`` or ``department`` name an id, in either version."""
        found = set()
        for definitions in (self._sides.old, self._sides.new):
            for role_id, role in definitions.organisation.roles.items():
                value = getattr(role, key)
                if value == reference or (isinstance(value, tuple) and reference in value):
                    found.add(role_id)
        return found

    def owners(self, group: str, reference: str) -> set[str]:
        """Owners of the processes that mention an id."""
        versions = (self._sides.old.processes, self._sides.new.processes)
        ids = self.of(group, reference)
        return {processes[process_id].owner for processes in versions for process_id in ids if process_id in processes}
