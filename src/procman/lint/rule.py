"""What a rule is: a generator function and the facts about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from procman.lint.phrases import Argument
from procman.records import field, record
from procman.source.positions import ElementPath

if TYPE_CHECKING:
    from procman.lint.context import Context
    from procman.lint.fix import Fix, FixKind

Level = Literal["error", "warning", "info"]
RuleSet = Literal["correct", "recommended"]
Scope = Literal["process", "workspace"]
Json: TypeAlias = Any
"""What survives JSON: texts, numbers, booleans, None, lists, and mappings with texts as keys."""
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


@record(frozen=True, slots=True)
class RuleSpec:
    """The facts about a rule.

    Attributes:
        name: Kebab-case name, unique; what users write in settings and suppressions.
        principle: The principle of process management that the rule serves; ``procman`` for the engine's own.
        severity: Severity unless the manual says otherwise.
        set: ``correct``: the definition contradicts itself; ``recommended``: it could be better.
        scope: ``process``: it sees one process and the dictionaries, and its findings are kept as long as these stay
            the same; ``workspace``: it looks across processes, through what it had collected from each.
        documentation: A summary, then the sections *What it checks*, *Why* and *Remedy*; indented as it was written.
        fixed: Whether the rule always runs at its own severity.
        options: What the manual can set besides the severity, with the defaults: a whole number, a boolean, a text, or
            a tuple of texts.
        fix: Whether some of the rule's findings come with a fix, and of which kind.
    """

    name: str
    principle: str
    severity: Level
    set: RuleSet
    scope: Scope
    documentation: str
    fixed: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    fix: FixKind | None = None

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
        fix: What to write instead, where that can be said.
    """

    element: ElementPath
    arguments: dict[str, Argument]
    at: Literal["key", "value"] = "key"
    variant: str = ""
    process: str = ""
    path: str = ""
    fix: Fix | None = None


Check = Callable[[Any], Iterator[Report]]
"""Takes a ``Context``, or a ``WorkspaceContext`` when the rule's scope is ``workspace``."""
Collector = Callable[["Context"], Json]


@record(frozen=True, slots=True)
class Rule:
    """A rule that can be run.

    Attributes:
        collect: What a rule of scope ``workspace`` wants to know about each process. Its results are kept with the
            process's file, under the function's name; rules may share one.
    """

    spec: RuleSpec
    check: Check
    collect: Collector | None = None

    @property
    def collector(self) -> str:
        """Under which name the collected facts are kept; empty when nothing is collected."""
        return f"{self.collect.__module__}.{self.collect.__name__}" if self.collect else ""


def rule(
    *,
    severity: Level,
    set: RuleSet,
    scope: Scope = "process",
    collect: Collector | None = None,
    options: Mapping[str, Any] | None = None,
    fix: FixKind | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; its name, its principle and its page come from where and how it stands."""

    def decorate(check: Check) -> Rule:
        principle, module = check.__module__.split(".")[-2:]
        name, page = module.replace("_", "-"), check.__doc__ or ""
        spec = RuleSpec(name, principle, severity, set, scope, page, options=options or {}, fix=fix)
        return Rule(spec, check, collect)

    return decorate


def report(
    element: ElementPath,
    /,
    *,
    at: Literal["key", "value"] = "key",
    variant: str = "",
    process: str = "",
    path: str = "",
    fix: Fix | None = None,
    **arguments: Argument,
) -> Report:
    """Say something about an element; see ``Report``."""
    return Report(element, arguments, at, variant, process, path, fix)
