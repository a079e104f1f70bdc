"""Where one hand gets hold of two duties that must be kept apart 不相容职务: the facts that several rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from procman.flow.together import Together
from procman.lint.duty_pairs import Pair, kept_apart
from procman.lint.names import node, trail
from procman.lint.phrases import Phrase
from procman.lint.role_relations import Relation, RelationKind, relations
from procman.lint.rule import Report, report
from procman.records import record

if TYPE_CHECKING:
    from procman.flow.graph import Graph
    from procman.lint.context import Context
    from procman.model.definitions import Definitions
    from procman.model.process import Process

Holder = tuple[str, str, str]
"""A step, its role and its duty."""
_BY_POSITION: tuple[RelationKind, ...] = ("one-person", "position", "shared-position")


@record(frozen=True, slots=True)
class Conflict:
    """Two steps of one case whose duties must be kept apart, and how they come into one hand.

    Attributes:
        first: Id of the step that stands first in the file.
        second: Id of the other.
        way: Nodes from one of the steps to the other; None when they lie on parallel branches.
        reason: Why the duties are kept apart.
    """

    first: str
    second: str
    relation: Relation
    way: list[str] | None
    reason: Phrase


class Segregation:
    """Finds the conflicts of processes; keeps what the company settles and how its roles are related."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._pairs: dict[str, Mapping[Pair, Phrase]] = {}
        self._relations: dict[tuple[str, str], tuple[Relation, ...]] = {}

    def conflicts(self, process: Process, graph: Callable[[], Graph]) -> list[Conflict]:
        """The conflicts of a process: of several with the same duty and role before a step, the first.

        Args:
            process: The process.
            graph: Makes its flow; asked for only when there may be a conflict.
        """
        holders: list[Holder] = [
            (step_id, step.role, step.duty)
            for step_id, step in process.steps.items()
            if step.duty and step.role and not step.automatic
        ]
        if len(holders) < 2:
            return []
        found: dict[tuple[str, str, str, RelationKind], Conflict] = {}
        together: Together | None = None
        for first, second, relation, reason in self._candidates(holders, process.domain):
            key = (second[0], first[1], first[2], relation.kind)
            if key in found:
                continue
            together = together or Together(graph())
            if together.in_one_case(first[0], second[0]):
                way = together.way(first[0], second[0])
                found[key] = Conflict(first[0], second[0], relation, way, reason)
        return list(found.values())

    def _candidates(self, holders: list[Holder], domain: str) -> Iterator[tuple[Holder, Holder, Relation, Phrase]]:
        if domain not in self._pairs:
            self._pairs[domain] = kept_apart(self._definitions.manual.lint.segregation, domain)
        pairs = self._pairs[domain]
        for first, second in combinations(holders, 2):
            one, other = first[2], second[2]
            reason = pairs.get((one, other) if one <= other else (other, one))
            if reason is not None:
                for relation in self._related(first[1], second[1]):
                    yield first, second, relation, reason

    def _related(self, one: str, other: str) -> tuple[Relation, ...]:
        known = self._relations.get((one, other))
        if known is None:
            known = self._relations[one, other] = relations(self._definitions.organisation, one, other)
        return known


def report_conflicts(context: Context, *kinds: RelationKind) -> Iterator[Report]:
    """Report the conflicts in which duties come into one hand in some ways."""
    for conflict in context.conflicts:
        if conflict.relation.kind in kinds:
            yield _report(context, conflict)


def _report(context: Context, conflict: Conflict) -> Report:
    graph, steps, relation = context.graph, context.process.steps, conflict.relation
    first, second = steps[conflict.first], steps[conflict.second]
    way = Phrase("both-branches") if conflict.way is None else _way(graph, conflict.way)
    stood_in = context.definitions.organisation.roles.get(relation.via)
    return report(
        ("steps", conflict.second, "role"),
        at="value",
        variant=relation.kind if relation.kind in ("deputy", "same-deputy") else "",
        first=node(graph, conflict.first),
        second=node(graph, conflict.second),
        first_duty=duty_name(first.duty or ""),
        second_duty=duty_name(second.duty or ""),
        role=_name(context, second.role or ""),
        other_role=_name(context, first.role or ""),
        via=_position(context, relation.via) if relation.kind in _BY_POSITION else _name(context, relation.via),
        deputy=_name(context, (stood_in and stood_in.deputy) or ""),
        reason=conflict.reason,
        way=way,
    )


def duty_name(duty: str) -> Phrase:
    """A duty in the reader's language."""
    return Phrase(f"duty-{duty}", identity=duty)


def _way(graph: Graph, way: list[str]) -> Phrase:
    return Phrase("on-the-way", {"trail": trail(graph, way)})


def _name(context: Context, role: str) -> Phrase:
    return Phrase("quoted", {"name": context.definitions.organisation.name(role)}, role)


def _position(context: Context, position: str) -> Phrase:
    return Phrase("quoted", {"name": context.definitions.organisation.positions[position].name}, position)
