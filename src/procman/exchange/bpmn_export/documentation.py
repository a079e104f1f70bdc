"""What people read at the elements of a BPMN file: the process's document in short, and the sheet of every step.

BPMN has no elements for limits, duties, instructions and controls. The extension elements keep them for tools; here
they are told in the manual's language, one fact a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from procman.exchange.bpmn_export.content import BpmnContent, document_name
from procman.exchange.bpmn_export.names import clean
from procman.messages import duration_text, text

if TYPE_CHECKING:
    from procman.model.control import Control
    from procman.model.step import Step

_CONTROL_TEXTS = ("risk", "objective", "measure")
_CONTROL_CHOICES = ("effect", "means", "frequency")


class Documentation:
    """Makes the documentation of the elements of one process."""

    def __init__(self, content: BpmnContent) -> None:
        self._content, self._process, self._language = content, content.process, content.language
        self._organisation = content.definitions.organisation

    def process(self) -> str:
        """The process: what it is for, who answers for it, how it begins and ends."""
        return self._lines([*self._head(), *self._boundary(), *self._rules()])

    def start(self) -> str:
        """Everything that starts the process."""
        return self._lines(("", line) for line in self._triggers())

    def step(self, step_id: str, step: Step) -> str:
        """A step: who does what until when, with which documents and under which controls."""
        return self._lines([*self._work(step), *self._people(step), *self._papers(step), *self._controls(step_id)])

    def _lines(self, entries: Iterable[tuple[str, str]]) -> str:
        return clean("\n".join(self._facts(entries)))

    def _clauses(self, entries: Iterable[tuple[str, str | None]]) -> str:
        """Facts in one line."""
        return self._own("clause-separator").join(line.rstrip("。.") for line in self._facts(entries))

    def _facts(self, entries: Iterable[tuple[str, str | None]]) -> Iterator[str]:
        colon = text(self._language, "documents.colon")
        yield from (label + colon + value if label else value for label, value in entries if value)

    def _label(self, key: str, **arguments: object) -> str:
        return text(self._language, f"documents.{key}", **arguments)

    def _own(self, key: str, **arguments: object) -> str:
        return text(self._language, f"bpmn.{key}", **arguments)

    def _joined(self, words: Iterable[str]) -> str:
        return text(self._language, "documents.list-separator").join(words)

    def _names(self, references: Iterable[str]) -> str:
        return self._joined(map(self._organisation.name, references))

    def _documents(self, references: Iterable[str]) -> str:
        return self._joined(document_name(self._process, reference) for reference in references)

    def _node(self, node_id: str) -> str:
        node = self._content.graph.nodes.get(node_id)
        if node is None:
            return node_id
        return node.name or (self._label(f"kind.{node.kind}") if node.step and node.step.routing else node_id)

    def _head(self) -> Iterator[tuple[str, str]]:
        process = self._process
        yield self._label("head.document-number"), self._content.definitions.document_number(process)
        yield self._label("head.version"), process.version
        yield self._label("head.status"), self._label(f"status.{process.status}")
        yield self._label("head.effective"), process.effective.isoformat() if process.effective else ""
        yield self._label("head.owner"), self._organisation.name(process.owner)
        yield self._label("chapter.purpose"), process.purpose or ""
        if process.scope:
            yield self._label("scope.applies-to"), process.scope.applies_to
            yield self._label("scope.excludes"), process.scope.excludes or ""

    def _boundary(self) -> Iterator[tuple[str, str]]:
        process = self._process
        yield self._own("triggers"), self._joined(self._triggers())
        partner = self._content.definitions.partner_name
        for entry in process.inputs.values():
            suppliers = self._joined(map(partner, entry.suppliers))
            yield self._label("input"), self._own("supplied", name=entry.name, partners=suppliers)
        for result in process.outputs.values():
            takers = self._joined(map(partner, result.takers))
            yield self._label("output"), self._own("taken", name=result.name, partners=takers)
        limit = process.time_limit
        if limit:
            words = [duration_text(self._language, limit.within)]
            words += [self._own("limit-starts", step=self._node(limit.starts))] if limit.starts else []
            words += [self._own("limit-pauses", pauses=self._joined(limit.pauses))] if limit.pauses else []
            yield self._label("whole-limit"), self._joined(words)

    def _rules(self) -> Iterator[tuple[str, str]]:
        process = self._process
        for rule_id, rule in process.rules.items():
            yield f"{self._label('rule')} {rule_id}", rule.text
        for metric in process.metrics.values():
            facts = [
                ("", metric.name),
                (self._label("formula"), metric.formula),
                (self._label("target"), metric.target),
            ]
            yield self._label("metric"), self._clauses(facts)
        for exception_id, exception in process.exceptions.items():
            words = [self._own("exception-text", when=exception.when, do=exception.do)]
            if exception.report_to:
                words.append(self._own("report-to", role=self._organisation.name(exception.report_to)))
            yield self._own("exception", id=exception_id), self._clauses([("", line) for line in words])

    def _triggers(self) -> Iterator[str]:
        for trigger in self._process.triggers.values():
            words: list[str] = [self._own("trigger", kind=self._label(f"trigger.{trigger.kind}"), name=trigger.name)]
            words += [self._own("every", every=trigger.every)] if trigger.every else []
            words += [self._own("when", when=trigger.when)] if trigger.when else []
            yield self._clauses([("", line) for line in words])

    def _work(self, step: Step) -> Iterator[tuple[str, str]]:
        for place, line in enumerate(step.do, start=1):
            yield f"{self._own('do')} {place}", line
        for line in step.cautions:
            yield self._label("caution"), line
        for line in step.mistakes:
            yield self._label("mistake"), line
        yield self._label("limit"), duration_text(self._language, step.time_limit) if step.time_limit else ""
        if step.on_timeout:
            to, notify = step.on_timeout.to, step.on_timeout.notify
            yield self._label("way.timeout"), self._own("timeout-to", step=self._node(to)) if to else ""
            yield self._label("way.timeout"), self._own("timeout-notify", roles=self._names(notify)) if notify else ""
        for way in step.next:
            if way.at_most is not None:
                condition = way.condition or self._node(way.to)
                yield self._label("way.rework"), self._own("at-most", condition=condition, count=way.at_most)

    def _people(self, step: Step) -> Iterator[tuple[str, str]]:
        if step.routing:
            return
        accountable = step.accountable or self._process.owner
        yield self._own("duty"), self._label(f"duty.{step.duty}") if step.duty else ""
        yield self._own("responsible"), self._names([step.role] if step.role else [])
        yield self._own("accountable"), self._organisation.name(accountable)
        yield self._own("consulted"), self._names(step.consulted)
        yield self._own("informed"), self._names(step.informed)

    def _papers(self, step: Step) -> Iterator[tuple[str, str]]:
        yield self._label("input"), self._documents(step.inputs)
        yield self._label("output"), self._documents(step.outputs)
        yield self._label("use-form"), self._documents(step.forms)
        system = self._organisation.systems.get(step.system) if step.system else None
        yield self._label("use-system"), system.name if system else step.system or ""
        yield self._label("calls"), self._content.definitions.partner_name(step.process) if step.process else ""

    def _controls(self, step_id: str) -> Iterator[tuple[str, str]]:
        for control_id, control in self._process.controls.items():
            if control.step == step_id:
                name = self._own("key-control" if control.key else "control", id=control_id)
                yield from ((f"{name} {label}", words) for label, words in self._control(control))
        for rule_id, rule in self._process.rules.items():
            if rule.step == step_id:
                yield f"{self._label('rule')} {rule_id}", rule.text

    def _control(self, control: Control) -> Iterator[tuple[str, str]]:
        for field in _CONTROL_TEXTS:
            yield self._label(f"control.{field}"), getattr(control, field) or ""
        for field in _CONTROL_CHOICES:
            value = getattr(control, field)
            yield self._label(f"control.{field}"), self._label(f"{field}.{value}") if value else ""
        yield self._label("control.owner"), self._names([control.owner] if control.owner else [])
        yield self._label("control.reviewer"), self._names([control.reviewer] if control.reviewer else [])
        yield self._label("control.evidence"), self._documents(control.evidence)
