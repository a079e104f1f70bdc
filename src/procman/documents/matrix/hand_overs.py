"""Who hands work to whom: between roles inside processes, and between processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from procman.documents.content import clean
from procman.documents.matrix.source import MatrixSource
from procman.documents.matrix.table import Column, Row, Sheet, Table, rows_of
from procman.documents.view.names import ProcessNames
from procman.flow.hand_overs import hand_overs
from procman.flow.successors import working_successors


def role_hand_overs(source: MatrixSource) -> Sheet:
    """Roles against roles: how often work passes."""
    pairs = Counter(
        (_role(names, giver), _role(names, taker)) for names in source.processes for giver, taker in _passes(names)
    )
    present = {role for pair in pairs for role in pair}
    members = _in_order(source, present)
    titles = [source.name(source.names.performer(role)) for role in members]
    columns = (source.column("giver-role", 10), *(Column(title, 2, "letters", upright=True) for title in titles))
    rows = rows_of(
        (title, *(pairs[giver, taker] or "" for taker in members)) for giver, title in zip(members, titles, strict=True)
    )
    return Sheet("hand-overs", source.word("sheet.hand-overs"), source.word("note.hand-overs"), (Table(columns, rows),))


def hand_over_list(source: MatrixSource) -> Sheet:
    """Every hand-over between roles, with what goes along."""
    columns = (
        source.column("process-id", 5, "code"),
        source.column("process-name", 8),
        source.column("giver-role", 8),
        source.column("giver-step", 12),
        source.column("taker-role", 8),
        source.column("taker-step", 12),
        source.column("passed", 15),
        source.column("taker-limit", 7),
        source.column("between-departments", 4, "letters"),
    )
    rows = rows_of(
        _list_row(source, names, giver, taker) for names in source.processes for giver, taker in _passes(names)
    )
    return Sheet("hand-over-list", source.word("sheet.hand-over-list"), "", (Table(columns, rows, headers=2),))


def process_hand_overs(source: MatrixSource) -> Sheet:
    """What passes between processes, and between them and the outside."""
    columns = (
        source.column("giver", 14),
        source.column("document", 16),
        source.column("taker", 14),
        source.column("agreed", 8),
    )
    rows = rows_of(
        (
            source.joined(source.names.partners([each.source])),
            clean(each.name),
            source.joined(source.names.partners([each.target])),
            _agreement(source, each.source, each.target, each.given, each.taken),
        )
        for each in hand_overs(source.names.known)
        if {each.source, each.target} & source.definitions.processes.keys()
    )
    return Sheet("process-hand-overs", source.word("sheet.process-hand-overs"), "", (Table(columns, rows, headers=1),))


def _agreement(source: MatrixSource, giver: str, taker: str, given: bool, taken: bool) -> str:
    """Whether both sides declare a hand-over; outside parties declare nothing."""
    known = source.names.known.processes
    if (giver in known and not given) or (taker in known and not taken):
        return source.word("one-sided")
    return source.word("both-sides") if giver in known and taker in known else source.word("outside")


def _passes(names: ProcessNames) -> Iterator[tuple[str, str]]:
    """Pairs of steps of different roles that follow each other; splits and joins are passed through."""
    steps = names.process.steps
    for giver, step in steps.items():
        if step.routing or not step.role:
            continue
        for taker in working_successors(names.graph, giver):
            other = steps[taker].role
            if other and other != step.role:
                yield giver, taker


def _in_order(source: MatrixSource, roles: set[str]) -> list[str]:
    """Roles as the organisation lists them, then systems and parties."""
    declared = [role for role in source.definitions.organisation.roles if role in roles]
    return [*declared, *sorted(roles.difference(declared))]


def _list_row(source: MatrixSource, names: ProcessNames, giver: str, taker: str) -> Row:
    steps, common = names.process.steps, names.names
    giving, taking = steps[giver].role or "", steps[taker].role or ""
    passed = [
        one
        for one in (*steps[giver].outputs, *steps[giver].forms)
        if one in {*steps[taker].inputs, *steps[taker].forms}
    ]
    departments = {source.department(giving), source.department(taking)}
    return (
        names.process.id,
        clean(names.process.name),
        source.name(common.performer(giving)),
        source.name(names.step(giver)),
        source.name(common.performer(taking)),
        source.name(names.step(taker)),
        source.joined(names.documents(passed)),
        common.duration(steps[taker].time_limit),
        source.yes(len(departments - {""}) > 1),
    )


def _role(names: ProcessNames, step: str) -> str:
    return names.process.steps[step].role or ""
