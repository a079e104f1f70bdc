"""The rule ``control-after-payment``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.flow.graph import START
from procman.flow.paths import shortest_path
from procman.flow.reach import reachable
from procman.lint.context import Context
from procman.lint.names import node, trail
from procman.lint.rule import Report, report, rule


@rule(severity="warning", set="recommended")
def control_after_payment(context: Context) -> Iterator[Report]:
    """A preventive control comes only after the money has been paid.

    What it checks:
        A control with `effect: preventive` that protects nothing but an end, and whose step checks, approves or audits
        (`duty`), is not carried out only after the payment (`duty: pay`), with no payment still to come.

    Why:
        What is paid out is hard to get back. A check after that can find a mistake, but it prevents none.

    Remedy:
        Carry the control out before the payment and let it protect the paying step, or write `effect: detective`.
    """
    process = context.process
    payments = [step_id for step_id, step in process.steps.items() if step.duty == "pay"]
    if not payments:
        return
    graph = context.graph
    for control_id, control in process.controls.items():
        step = process.steps.get(control.step)
        if control.effect != "preventive" or control.protects not in process.ends or step is None:
            continue
        if step.duty not in ("review", "approve", "audit"):
            continue
        paid = shortest_path(graph, START, control.step)
        if paid is None or shortest_path(graph, START, control.step, without=payments) is not None:
            continue
        if reachable(graph, [control.step]).isdisjoint(payments):
            payment = next(one for one in paid if one in payments)
            yield report(
                ("controls", control_id, "effect"),
                at="value",
                id=control_id,
                step=node(graph, control.step),
                payment=node(graph, payment),
                trail=trail(graph, paid[paid.index(payment) :]),
            )
