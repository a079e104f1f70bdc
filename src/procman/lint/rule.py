"""What a rule is: a generator function and the facts about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from procman.lint.phrases import Argument
from procman.records import record
from procman.source.positions import ElementPath

if TYPE_CHECKING:
    from procman.lint.context import Context

Level = Literal["error", "warning", "info"]
RuleSet = Literal["correct", "recommended"]
Scope = Literal["process", "workspace"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


@record(frozen=True, slots=True)
class RuleSpec:
    """The facts about a rule.

    Attributes:
        name: Kebab-case name, unique; what users write in settings and suppressions.
        principle: The principle of process management that the rule serves; ``procman`` for the engine's own.
        severity: Severity unless the manual says otherwise.
        set: ``correct``: the definition contradicts itself; ``recommended``: it could be better.
        scope: Whether the rule looks at one process or at all of the workspace.
        documentation: A summary, then the sections *What it checks*, *Why* and *Remedy*; indented as it was written.
        fixed: Whether the rule always runs at its own severity.
    """

    name: str
    principle: str
    severity: Level
    set: RuleSet
    scope: Scope
    documentation: str
    fixed: bool = False

    @property
    def page(self) -> str:
        """The rule's documentation, without the indentation of its function."""
        from inspect import cleandoc  # nobody reads it while linting

        return cleandoc(self.documentation)

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]


@record(frozen=True, slots=True)
class Report:
    """What a rule has to say about an element.

    Attributes:
        element: Path of the element in its file.
        at: Whether the element's key or its value is shown.
        variant: Which of the rule's messages; empty for the only one.
        process: Id of the process, where a rule of the workspace speaks about one.
        path: The dictionary file, where the element is none of a process.
    """

    element: ElementPath
    arguments: dict[str, Argument]
    at: Literal["key", "value"] = "key"
    variant: str = ""
    process: str = ""
    path: str = ""


Check = Callable[["Context"], Iterator[Report]]


@record(frozen=True, slots=True)
class Rule:
    """A rule that can be run."""

    spec: RuleSpec
    check: Check


def rule(*, severity: Level, set: RuleSet, scope: Scope = "process") -> Callable[[Check], Rule]:
    """Make a rule of a generator function; its name, its principle and its page come from where and how it stands."""

    def decorate(check: Check) -> Rule:
        principle, module = check.__module__.split(".")[-2:]
        spec = RuleSpec(module.replace("_", "-"), principle, severity, set, scope, check.__doc__ or "")
        return Rule(spec, check)

    return decorate


def report(
    element: ElementPath,
    /,
    *,
    at: Literal["key", "value"] = "key",
    variant: str = "",
    process: str = "",
    path: str = "",
    **arguments: Argument,
) -> Report:
    """Say something about an element; see ``Report``."""
    return Report(element, arguments, at, variant, process, path)
