"""Which rules run, and how severe their findings are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from procman.errors import Location, UsageError
from procman.lint.own_rules import OWN_RULES
from procman.lint.rule import Level, Rule, RuleSpec
from procman.records import record
from procman.source.validation import close_match
from procman.source.workspace import MANUAL, Workspace

if TYPE_CHECKING:
    from procman.model.manual import Severity


@record(frozen=True, slots=True)
class Choice:
    """The rules of a run.

    Attributes:
        rules: The rules that run.
        known: All rules by name, the engine's own included.
        active: Names of the rules whose findings are wanted.
    """

    rules: tuple[Rule, ...]
    known: Mapping[str, RuleSpec]
    active: frozenset[str]
    _severities: Mapping[str, Severity]

    def severity(self, spec: RuleSpec) -> Level:
        """The severity of a rule's findings."""
        chosen = self._severities.get(spec.name, spec.severity)
        return spec.severity if chosen == "off" or spec.fixed else chosen


def choose(
    rules: Sequence[Rule],
    severities: Mapping[str, Severity],
    workspace: Workspace,
    select: Iterable[str],
    ignore: Iterable[str],
) -> Choice:
    """Settle which rules run.

    A rule that is selected by its own name runs even when the manual turns it off.

    Raises:
        UsageError: A rule is named that does not exist, or one is turned off that cannot be.
    """
    known = {spec.name: spec for spec in (*OWN_RULES, *(rule.spec for rule in rules))}
    for name in severities:
        location = workspace.locate_in(MANUAL, ("lint", "rules", name)) if name not in known else None
        _check(name, known, location)
        if known[name].fixed:
            raise UsageError("fixed-rule", workspace.locate_in(MANUAL, ("lint", "rules", name)), rule=name)
    wanted, unwanted = set(select), set(ignore)
    groups = {word for spec in known.values() for word in (spec.principle, spec.set)}
    for name in sorted(wanted | unwanted):
        _check(name, {*known, *groups}, None)
        if name in unwanted and name in known and known[name].fixed:
            raise UsageError("fixed-rule", rule=name)
    active = frozenset(name for name, spec in known.items() if _wanted(spec, severities, wanted, unwanted))
    return Choice(tuple(rule for rule in rules if rule.spec.name in active), known, active, severities)


def _wanted(spec: RuleSpec, severities: Mapping[str, Severity], wanted: set[str], unwanted: set[str]) -> bool:
    words = {spec.name, spec.principle, spec.set}
    if spec.fixed:
        return True
    if words & unwanted or (wanted and not words & wanted):
        return False
    return severities.get(spec.name) != "off" or spec.name in wanted


def _check(name: str, known: Iterable[str], location: Location | None) -> None:
    names = set(known)
    if name in names:
        return
    suggestion = close_match(name, names)
    key = "unknown-rule-meant" if suggestion else "unknown-rule"
    raise UsageError(key, location, rule=name, suggestion=suggestion)
