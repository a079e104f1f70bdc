"""What a role has to do with a process besides its own steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from procman.documents.content import clean
from procman.documents.view.control import (
    ControlView,
    ExceptionView,
    MetricView,
    build_controls,
    build_exceptions,
    build_metrics,
)
from procman.documents.view.guide.surroundings import Counterpart, counterpart
from procman.documents.view.names import Link, Links, ProcessNames

if TYPE_CHECKING:
    from procman.model.step import Step

_View = TypeVar("_View")


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """A form that a role approves.

    Attributes:
        route: All who approve it, in order.
        place: The place of the role in it, from 1.
    """

    form: Link
    number: str
    place: int
    route: Links


@dataclass(frozen=True, slots=True)
class OtherDutiesView:
    """What a role has to do with a process besides its own steps.

    Attributes:
        accountable: Steps of others for whose result it answers, by name.
        consulted: Steps before which it is asked.
        informed: Steps about which it is told.
        alerted: Steps whose overdue limit it is told of.
        reported: Exceptions that are reported to it.
        controls: Control points that it owns.
        reviews: Control points that it reviews.
        metrics: Indicators that it answers for.
    """

    accountable: tuple[Counterpart, ...]
    consulted: tuple[Counterpart, ...]
    informed: tuple[Counterpart, ...]
    alerted: tuple[Counterpart, ...]
    reported: tuple[ExceptionView, ...]
    approvals: tuple[ApprovalView, ...]
    controls: tuple[ControlView, ...]
    reviews: tuple[ControlView, ...]
    metrics: tuple[MetricView, ...]


def build_other_duties(names: ProcessNames, role: str) -> OtherDutiesView:
    """The duties of a role in a process besides its own steps."""
    process = names.process

    def steps(concerns: Callable[[Step], bool]) -> tuple[Counterpart, ...]:
        return tuple(counterpart(names, role, key) for key, step in process.steps.items() if concerns(step))

    return OtherDutiesView(
        accountable=steps(lambda step: step.accountable == role and step.role != role),
        consulted=steps(lambda step: role in step.consulted),
        informed=steps(lambda step: role in step.informed),
        alerted=steps(lambda step: bool(step.on_timeout and role in step.on_timeout.notify)),
        reported=_kept(build_exceptions(names), (each.report_to for each in process.exceptions.values()), role),
        approvals=_approvals(names, role),
        controls=_kept(build_controls(names), (each.owner for each in process.controls.values()), role),
        reviews=_kept(build_controls(names), (each.reviewer for each in process.controls.values()), role),
        metrics=_kept(build_metrics(names), (each.owner for each in process.metrics.values()), role),
    )


def _kept(views: Iterable[_View], holders: Iterable[str | None], role: str) -> tuple[_View, ...]:
    """The views of the entries that a role holds; both stand in the order of the file."""
    return tuple(view for view, holder in zip(views, holders, strict=True) if holder == role)


def _approvals(names: ProcessNames, role: str) -> tuple[ApprovalView, ...]:
    return tuple(
        ApprovalView(
            names.document(form_id),
            clean(form.number or ""),
            form.approvals.index(role) + 1,
            names.names.performers(form.approvals),
        )
        for form_id, form in names.process.forms.items()
        if role in form.approvals
    )
