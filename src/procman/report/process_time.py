"""The time of one process for a terminal: what its ways take against its limit, and the room of every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procman.flow.calendar import WorkingCalendar
from procman.flow.slack import slack_of
from procman.flow.time_budget import TimeBudget, add
from procman.flow.time_network import network_of
from procman.flow.workdays import moment_of
from procman.lint.phrases import say
from procman.lint.time_words import sum_words, way_words
from procman.messages import duration_text, text
from procman.model.duration import Duration
from procman.report.listing import display_width, pad

if TYPE_CHECKING:
    from procman.flow.graph import Graph
    from procman.model.definitions import Definitions
    from procman.model.process import Process


class ProcessTime:
    """What ``procman show`` tells about the time of a process that has steps."""

    def __init__(self, process: Process, graph: Graph, definitions: Definitions, language: str) -> None:
        network = network_of(process, graph)
        assert network is not None, "a process with steps has a network"
        self._calendar = WorkingCalendar(definitions.manual.calendar)
        self._budget = TimeBudget(network, self._calendar)
        self._limit = process.time_limit.within if process.time_limit else None
        self._graph, self._language = graph, language

    def room(self, step: str) -> str:
        """How much the limit of a step may grow, in words; a dash when nothing bounds it."""
        network = self._budget.network
        if step in network.paused:
            return self._text("paused")
        slack = slack_of(self._budget, self._calendar, step, self._limit) if self._limit else None
        if slack is None:
            return "–"
        if slack == "over":
            return self._text("over")
        if slack == "none":
            return self._text("less-room", room=duration_text(self._language, Duration(1, network.limits[step].unit)))
        return self._text("room", room=duration_text(self._language, slack))

    def lines(self) -> list[str]:
        """For every end what the shortest and the longest way take, the longest way, and what is not counted."""
        network = self._budget.network
        limit = duration_text(self._language, self._limit) if self._limit else "—"
        late = self._budget.over(self._limit) if self._limit else {}
        lines = [self._text("title", limit=limit)]
        names = {end: self._graph.nodes[end].name or end for end in network.ends}
        width = max(map(display_width, names.values()), default=0)
        plain = self._budget.plain(self._limit)
        for end, name in names.items():
            words, way = self._sums(end) if plain else self._dates(end)
            mark = self._text("late") if end in late else ""
            lines.append(f"  {pad(name, width)}  {words}{mark}")
            if counted := say(self._language, way_words(self._budget, self._calendar, way)):
                lines.append("    " + self._text("longest-way", way=counted))
        return lines + self._notes()

    def _sums(self, end: str) -> tuple[str, list[str]]:
        longest, shortest = (
            say(self._language, sum_words(sums[end])) or "—"
            for sums in (self._budget.longest(), self._budget.shortest())
        )
        return self._text("sums", shortest=shortest, longest=longest), self._budget.network.longest_way(end, 0, add)

    def _dates(self, end: str) -> tuple[str, list[str]]:
        """Where working and calendar days mix, an example tells more than a sum: the start that leaves least time."""
        carry = self._calendar.course.carry
        worst = self._budget.worst(end, self._limit, [])
        start = worst.start or 0
        earliest, _ = self._budget.network.earliest([start], carry)
        moments = {"start": start, "shortest": earliest[end][0], "longest": worst.done, "due": worst.due}
        dates = {name: f"{moment_of(minutes):%Y-%m-%d}" for name, minutes in moments.items()}
        way = self._budget.network.longest_way(end, start, carry)
        return self._text("dates" if self._limit else "dates-without-limit", **dates), way

    def _notes(self) -> list[str]:
        network = self._budget.network
        names = [self._graph.nodes[step] for step in network.open if step in network.ways.nodes]
        lines = []
        if names:
            steps = text(self._language, "report.time-separator").join(f"{one.number} {one.name}" for one in names)
            lines.append("  " + self._text("left-out-steps", steps=steps))
        if network.ways.endless:
            lines.append("  " + self._text("left-out-loops"))
        if network.ways.cut:
            lines.append("  " + self._text("left-out-rounds"))
        return lines

    def _text(self, key: str, **arguments: object) -> str:
        return text(self._language, f"report.time-{key}", **arguments)
