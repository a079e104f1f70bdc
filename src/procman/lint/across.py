"""Runs the rules that look across files, on what was collected about each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from procman.lint.checking import FileCheck
from procman.lint.context import Facts, Head, WorkspaceContext
from procman.lint.released import Released
from procman.lint.rule import Json, Rule
from procman.lint.settings import Choice
from procman.lint.sources import Sources
from procman.lint.suppression import Suppression
from procman.lint.telling import Told, tell
from procman.lint.wording import Wording
from procman.records import field, record
from procman.source.problem import Problem
from procman.source.workspace import MANUAL, Dictionaries

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


@record(slots=True)
class Overall:
    """What was found across files.

    Attributes:
        findings: With their fixes; suppressed ones are left out.
        titles: Id and name of each process by the path of its file.
        unjudged: Rules that could not judge, as there is no release to compare with.
    """

    findings: list[Told] = field(default_factory=list)
    crashed: dict[str, None] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    unjudged: set[str] = field(default_factory=set)


def across(
    facts: Facts,
    dictionaries: Dictionaries,
    checks: Mapping[str, FileCheck],
    comments: Mapping[str, list[Suppression]],
    choice: Choice,
    wording: Wording,
    sources: Sources,
    today: datetime.date,
    root: Path | None,
    commit: str | None,
) -> Overall:
    """Run the rules of scope ``workspace``.

    Args:
        facts: What all rules share.
        dictionaries: The dictionaries, and what was wrong with them.
        checks: What is known of each file, by path.
        comments: The suppressions of each file, by path; those that are needed are marked.
        choice: The rules that run.
        wording: Says what was found.
        sources: The files, for the places of findings.
        today: The date against which reviews are due.
        root: The workspace's folder, when its last release matters.
        commit: Id of the commit that the files are of; None for those in the folder.
    """
    made = Overall()
    heads = _heads(dictionaries, checks, made, wording, sources)
    made.titles = {head.path: f"{head.id} {head.name}" for head in heads.values()}
    readable = all(check.process for check in checks.values())
    duplicates = bool(made.findings)
    known = not any(check.unreadable for check in checks.values())
    unread = frozenset(check.unread for check in checks.values() if check.unread)
    released = Released(root, commit, dictionaries.definitions, heads, sources) if root else None
    for rule in choice.rules:
        if rule.spec.scope != "workspace":
            continue
        name = rule.collector
        context = WorkspaceContext(
            facts,
            heads,
            _collected(name, heads, checks),
            choice.options[rule.spec.name],
            today,
            complete=readable and not dictionaries.problems and not duplicates,
            processes_known=known,
            unread=unread,
            released=released,
        )
        _run(rule, context, made, comments, wording, sources)
        if not context.judged:
            made.unjudged.add(rule.spec.name)
    return made


def _heads(
    dictionaries: Dictionaries, checks: Mapping[str, FileCheck], made: Overall, wording: Wording, sources: Sources
) -> dict[str, Head]:
    """The processes in the order of the manual; a second file of the same id is no process."""
    heads: dict[str, Head] = {}
    for path, check in checks.items():
        if check.process is None:
            continue
        if check.process in heads:
            location = sources.positions(path).value(("id",))
            arguments: dict[str, object] = {"id": check.process, "other": heads[check.process].path}
            problem = Problem("invalid", "duplicate-process", location, arguments, "id")
            made.findings.append((wording.problem(problem), None))
            continue
        name, domain, version, status = check.head
        heads[check.process] = Head(check.process, name, domain, version, status, path)
    order = {domain: place for place, domain in enumerate(dictionaries.definitions.manual.domains)}
    ordered = sorted(heads.values(), key=lambda head: (order.get(head.domain, len(order)), head.id))
    return {head.id: head for head in ordered}


def _collected(name: str, heads: Mapping[str, Head], checks: Mapping[str, FileCheck]) -> dict[str, Json]:
    """What one collector found, without the processes on which it failed."""
    found = ((one, checks[head.path].collected) for one, head in heads.items())
    return {one: collected[name] for one, collected in found if name in collected}


def _run(
    rule: Rule,
    context: WorkspaceContext,
    made: Overall,
    comments: Mapping[str, list[Suppression]],
    wording: Wording,
    sources: Sources,
) -> None:
    """Run a rule; one that fails becomes a finding about itself, and the others go on."""
    try:
        for report in rule.check(context):
            path = context.heads[report.process].path if report.process else report.path
            positions = partial(sources.positions, path)
            process = report.process or None
            made.findings += tell(rule, report, process, comments.get(path, ()), positions, wording)
    except Exception as fault:  # whatever a rule does wrong, the user gets the other rules' findings
        made.crashed[rule.spec.name] = None
        made.findings.append((wording.fault(rule.spec.name, MANUAL, None, fault), None))
