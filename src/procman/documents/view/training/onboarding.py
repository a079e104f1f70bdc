"""What somebody in a new position has to know: the work of its roles, guides to read, a quiz, a check list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from procman.diff.comparison import Sides
from procman.documents.content import clean
from procman.documents.matrix.table import Column, Table
from procman.documents.view.bulletin.partners import partners
from procman.documents.view.bulletin.scene import plain
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import (
    Block,
    Facts,
    Grid,
    Handout,
    Line,
    Page,
    Point,
    Points,
    Ticks,
    Words,
    handout_of,
)
from procman.documents.view.names import step_number
from procman.documents.view.training.after_change import AREAS
from procman.documents.view.training.people import roles_of
from procman.documents.view.training.quiz import build_quiz, quiz_pages
from procman.documents.view.training.subject import Subject
from procman.flow.graph import build_graph
from procman.messages import duration_text
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.model.process import Process

FILE: Final = "onboarding"


def build_onboarding(definitions: Definitions, language: str, position: str) -> Handout:
    """The pack for a position.

    Args:
        definitions: The manual.
        language: Language of the frame.
        position: Id of the position.
    """
    words = BulletinWords(Sides(definitions, definitions), language, AREAS)
    roles = roles_of(definitions.organisation, position)
    processes = [each for each in definitions.processes.values() if each.status != "retired" and _works(each, roles)]
    name = clean(definitions.organisation.positions[position].name)
    subjects = [Subject(definitions, process, words, roles=frozenset(roles)) for process in processes]
    pages = [
        _front(words, definitions, position, roles, processes),
        *(_process_page(words, process, roles) for process in processes),
        *quiz_pages(words, build_quiz(subjects), position, name),
        _check_list(words, roles, processes),
    ]
    title = words.word("title.onboarding", position=name)
    return handout_of(definitions.manual, language, f"{FILE}-{position}", title, pages)


def _works(process: Process, roles: Sequence[str]) -> bool:
    people: set[str | None] = {process.owner, *(step.role for step in process.steps.values())}
    people |= {each for control in process.controls.values() for each in (control.owner, control.reviewer)}
    people |= {each for form in process.forms.values() for each in form.approvals}
    return not people.isdisjoint(roles)


def _front(
    words: BulletinWords, definitions: Definitions, position: str, roles: Sequence[str], processes: Sequence[Process]
) -> Page:
    declared = definitions.organisation.positions[position]
    department = clean(definitions.organisation.name(declared.department)) if declared.department else ""
    facts = (
        (words.word("position-name"), clean(declared.name)),
        (words.word("department"), department),
        (words.word("roles"), words.joined([words.role(role) for role in roles])),
        (words.word("newcomer"), ""),
        (words.word("mentor"), ""),
    )
    duties = [
        Point(words.role(role), tuple(Line(plain(duty)) for duty in definitions.organisation.roles[role].duties))
        for role in roles
    ]
    reading = [words.word("read.role", role=words.role(role)) for role in roles]
    reading += [words.word("read.process", process=_title(process)) for process in processes]
    title = words.word("title.onboarding", position=clean(declared.name))
    blocks: list[Block] = [Facts(facts)]
    if any(point.lines for point in duties):
        blocks.append(Points(words.word("duties"), tuple(point for point in duties if point.lines)))
    if processes:
        blocks.append(Ticks(words.word("reading-order"), tuple(reading)))
    else:
        blocks.append(Words((words.word("no-work"),)))
    return Page("front", title, tuple(blocks), group="front")


def _process_page(words: BulletinWords, process: Process, roles: Sequence[str]) -> Page:
    blocks: list[Block] = []
    if process.purpose:
        blocks.append(Words((plain(process.purpose),), words.word("purpose")))
    rows = tuple(_steps(words, process, roles))
    if rows:
        columns = (
            Column(words.word("line"), 5, "code"),
            Column(words.word("step"), 20),
            Column(words.word("as-role"), 12),
            Column(words.word("limit"), 10),
            Column(words.word("forms"), 18),
            Column(words.word("next"), 16),
        )
        blocks.append(Grid(Table(columns, rows, words.word("your-steps"))))
    controls = tuple(_controls(words, process, roles))
    if controls:
        blocks.append(Points(words.word("your-controls"), controls))
    approved = [
        words.word("form", name=clean(form.name)) for form in process.forms.values() if set(form.approvals) & set(roles)
    ]
    if approved:
        blocks.append(Words((words.joined(approved),), words.word("your-approvals")))
    if process.owner in roles:
        blocks.append(Words((words.word("you-own"),)))
    return Page(
        f"process-{process.id.lower()}",
        _title(process),
        tuple(blocks),
        words.word("version", version=process.version),
        "work",
    )


def _steps(words: BulletinWords, process: Process, roles: Sequence[str]) -> Iterator[tuple[str, ...]]:
    around = partners(process)
    nodes = build_graph(process).nodes
    for step_id, step in process.steps.items():
        if step.role not in roles or step_id not in around:
            continue
        forms = [
            words.word("form", name=clean(process.forms[each].name)) for each in step.forms if each in process.forms
        ]
        yield (
            step_number(nodes[step_id]),
            clean(step.name or step_id),
            words.role(step.role or ""),
            duration_text(words.language, step.time_limit) if step.time_limit else "",
            words.joined(forms),
            words.joined([words.role(each) for each in around[step_id].takers]),
        )


def _controls(words: BulletinWords, process: Process, roles: Sequence[str]) -> Iterator[Point]:
    for control_id, control in process.controls.items():
        part = "owner" if control.owner in roles else "reviewer" if control.reviewer in roles else ""
        if part:
            details = tuple(
                words.word(f"detail.{key}", text=plain(text))
                for key, text in (("risk", control.risk), ("measure", control.measure))
                if text
            )
            line = Line(words.word(f"control.{part}"), details=details)
            yield Point(words.word("control", id=control_id), (line,))


def _check_list(words: BulletinWords, roles: Sequence[str], processes: Sequence[Process]) -> Page:
    items = [words.word("check.role", role=words.role(role)) for role in roles]
    for process in processes:
        title = _title(process)
        works = any(step.role in roles for step in process.steps.values())
        items.append(words.word("check.read", process=title))
        if works:
            items.append(words.word("check.watch", process=title))
            items.append(words.word("check.do", process=title))
    items.append(words.word("check.quiz"))
    signatures = tuple((words.word(key), "") for key in ("newcomer", "mentor", "passed-on"))
    return Page(
        "check-list", words.word("check-list"), (Ticks("", tuple(items)), Facts(signatures)), group="check-list"
    )


def _title(process: Process) -> str:
    return f"{process.id} {clean(process.name)}"
