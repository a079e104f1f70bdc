"""Which rules run, how severe their findings are, and with which options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from procman.errors import Location, UsageError
from procman.lint.options import options_of
from procman.lint.own_rules import OWN_RULES
from procman.lint.rule import Level, Rule, RuleSpec
from procman.records import record
from procman.source.validation import close_match

if TYPE_CHECKING:
    from procman.model.manual import LintSettings
    from procman.source.positions import Positions


@record(frozen=True, slots=True)
class Choice:
    """The rules of a run.

    Attributes:
        rules: The rules that run.
        known: All rules by name, the engine's own included.
        active: Names of the rules whose findings are wanted.
        options: Options of the rules that run, by rule.
    """

    rules: tuple[Rule, ...]
    known: Mapping[str, RuleSpec]
    active: frozenset[str]
    options: Mapping[str, Mapping[str, Any]]
    _severities: Mapping[str, str]

    def severity(self, spec: RuleSpec) -> Level:
        """The severity of a rule's findings."""
        chosen = self._severities.get(spec.name, spec.severity)
        return spec.severity if chosen == "off" or spec.fixed else chosen  # type: ignore[return-value]

    @property
    def identity(self) -> list[Any]:
        """Everything on which findings depend besides the definitions, as JSON knows it."""
        rules = [[rule.spec.name, self.severity(rule.spec), dict(self.options[rule.spec.name])] for rule in self.rules]
        return [rules, sorted(self.active)]


def choose(
    rules: Sequence[Rule],
    settings: LintSettings,
    positions: Positions,
    select: Iterable[str],
    ignore: Iterable[str],
) -> Choice:
    """Settle which rules run.

    A rule that is selected by its own name runs even when the manual turns it off.

    Args:
        rules: The rules to choose from.
        settings: What the manual says.
        positions: Places in ``manual.yaml``.
        select: The only rules, principles or sets to run; empty for all.
        ignore: Rules, principles or sets not to run.

    Raises:
        UsageError: A rule is named that does not exist, one is turned off that cannot be, or an option is wrong.
    """
    known = {spec.name: spec for spec in (*OWN_RULES, *(rule.spec for rule in rules))}
    severities = {}
    for name, chosen in settings.rules.items():
        location = positions.key(("lint", "rules", name))
        _check(name, known, location)
        if known[name].fixed:
            raise UsageError("fixed-rule", location, rule=name)
        if chosen.severity is not None:
            severities[name] = chosen.severity
    wanted, unwanted = set(select), set(ignore)
    groups = {word for spec in known.values() for word in (spec.principle, spec.set)}
    for name in sorted(wanted | unwanted):
        _check(name, {*known, *groups}, None)
        if name in unwanted and name in known and known[name].fixed:
            raise UsageError("fixed-rule", rule=name)
    active = frozenset(name for name, spec in known.items() if _wanted(spec, severities, wanted, unwanted))
    options = {spec.name: options_of(spec, settings, positions) for spec in known.values()}
    running = tuple(rule for rule in rules if rule.spec.name in active)
    return Choice(running, known, active, options, severities)


def _wanted(spec: RuleSpec, severities: Mapping[str, str], wanted: set[str], unwanted: set[str]) -> bool:
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
