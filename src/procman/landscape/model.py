"""What the landscape shows: domains, processes, and arrows between them. Pure data, no figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from procman.errors import UsageError, WorkspaceError
from procman.flow.hand_overs import HandOver, calls, hand_overs
from procman.model.definitions import Definitions
from procman.source.validation import close_match

if TYPE_CHECKING:
    from procman.model.process import Process, Status

ArrowKind = Literal["hand-over", "call"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is handed over, or the step that calls."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """All that one process hands to another, or all its calls of it.

    Attributes:
        number: The number by which the picture names it, from 1, in the order of the manual.
        source: Id of a process in the picture; ``target`` likewise, possibly the same.
    """

    number: int
    source: str
    target: str
    kind: ArrowKind
    items: tuple[Item, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Names of the items."""
        return tuple(item.name for item in self.items)


@dataclass(frozen=True, slots=True)
class Outside:
    """What a process exchanges with somebody who is not in the picture.

    Attributes:
        partner: Id of an outside party, or of a process that is not shown.
        is_process: Whether the partner is a process of the manual.
        outward: Whether the process gives; otherwise it takes.
    """

    partner: str
    name: str
    is_process: bool
    outward: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ProcessCard:
    """A process.

    Attributes:
        owner: Name of the role that answers for it.
        outside: What it takes from and gives to whoever is not in the picture.
    """

    id: str
    name: str
    domain: str
    owner: str
    version: str
    status: Status
    outside: tuple[Outside, ...]


@dataclass(frozen=True, slots=True)
class DomainBox:
    """A domain, possibly without processes.

    Attributes:
        code: May be empty.
        place: Its place in the manual, from 0; it keeps its colours when only some domains are shown.
    """

    id: str
    name: str
    code: str
    place: int
    processes: tuple[ProcessCard, ...]


@dataclass(frozen=True, slots=True)
class Landscape:
    """The whole map, domains and processes in the order of the manual."""

    title: str
    company: str
    domains: tuple[DomainBox, ...]
    arrows: tuple[Arrow, ...]

    @property
    def processes(self) -> tuple[ProcessCard, ...]:
        """All processes."""
        return tuple(process for domain in self.domains for process in domain.processes)

    def leaving(self, process_id: str) -> tuple[Arrow, ...]:
        """The arrows that begin at a process."""
        return tuple(arrow for arrow in self.arrows if arrow.source == process_id)

    def arriving(self, process_id: str) -> tuple[Arrow, ...]:
        """The arrows that end at a process."""
        return tuple(arrow for arrow in self.arrows if arrow.target == process_id)


def build_landscape(definitions: Definitions, domains: Sequence[str] = ()) -> Landscape:
    """The map of a manual.

    Args:
        definitions: The manual and its processes.
        domains: Ids of the domains to show; all when empty.

    Raises:
        UsageError: A domain is not there.
        WorkspaceError: There is no process to show.
    """
    shown = _domains(definitions, domains)
    members = {process.id for processes in shown.values() for process in processes}
    if not members:
        raise WorkspaceError("no-processes")
    passing = hand_overs(definitions)
    touching: dict[str, list[HandOver]] = {}
    for each in passing:
        for end in {each.source, each.target}:
            touching.setdefault(end, []).append(each)
    declared = definitions.manual.domains
    order = list(dict.fromkeys((*declared, *definitions.by_domain())))
    boxes = []
    for key, processes in shown.items():
        domain = declared.get(key)
        cards = tuple(_card(process, definitions, touching.get(process.id, ()), members) for process in processes)
        name, code = (one_line(domain.name), one_line(domain.code or "")) if domain else (key, "")
        boxes.append(DomainBox(key, name, code, order.index(key), cards))
    return Landscape(
        title=one_line(definitions.manual.title or ""),
        company=one_line(definitions.manual.company or ""),
        domains=tuple(boxes),
        arrows=_arrows(definitions, passing, [card.id for box in boxes for card in box.processes]),
    )


def one_line(text: str) -> str:
    """A name without line breaks."""
    return " ".join(text.split())


def _domains(definitions: Definitions, asked: Sequence[str]) -> dict[str, list[Process]]:
    """Processes by domain: declared domains first, those without processes too."""
    found = definitions.by_domain()
    ordered = {key: found.get(key, []) for key in (*definitions.manual.domains, *found)}
    for domain in asked:
        if domain not in ordered:
            meant = close_match(domain, ordered)
            if meant:
                raise UsageError("unknown-domain-meant", id=domain, suggestion=meant)
            raise UsageError("unknown-domain", id=domain, domains=", ".join(ordered))
    return {key: processes for key, processes in ordered.items() if not asked or key in asked}


def _card(process: Process, definitions: Definitions, passing: Iterable[HandOver], shown: set[str]) -> ProcessCard:
    return ProcessCard(
        id=process.id,
        name=one_line(process.name),
        domain=process.domain,
        owner=one_line(definitions.organisation.name(process.owner)),
        version=process.version,
        status=process.status,
        outside=_outside(process.id, definitions, passing, shown),
    )


def _outside(
    process_id: str, definitions: Definitions, passing: Iterable[HandOver], shown: set[str]
) -> tuple[Outside, ...]:
    """What comes in first, then what goes out; one entry a partner and direction."""
    groups: dict[tuple[bool, str], list[Item]] = {}
    for each in passing:
        item = Item(each.id, one_line(each.name))
        if each.target == process_id and each.source not in shown:
            groups.setdefault((False, each.source), []).append(item)
        if each.source == process_id and each.target not in shown:
            groups.setdefault((True, each.target), []).append(item)
    ordered = sorted(groups.items(), key=lambda entry: entry[0][0])
    return tuple(
        Outside(
            partner,
            one_line(definitions.partner_name(partner)),
            partner in definitions.processes,
            outward,
            tuple(items),
        )
        for (outward, partner), items in ordered
    )


def _arrows(definitions: Definitions, passing: Iterable[HandOver], shown: Sequence[str]) -> tuple[Arrow, ...]:
    """Arrows numbered by their sources, then by their targets, as a reader meets them."""
    groups: dict[tuple[str, str, ArrowKind], list[Item]] = {}
    for each in passing:
        groups.setdefault((each.source, each.target, "hand-over"), []).append(Item(each.id, one_line(each.name)))
    for call in calls(definitions):
        groups.setdefault((call.source, call.target, "call"), []).append(Item(call.step, one_line(call.name)))
    order = {process_id: place for place, process_id in enumerate(shown)}
    keys = [key for key in groups if key[0] in order and key[1] in order]
    keys.sort(key=lambda key: (order[key[0]], order[key[1]], key[2] == "call"))
    return tuple(Arrow(number, *key, tuple(groups[key])) for number, key in enumerate(keys, start=1))
