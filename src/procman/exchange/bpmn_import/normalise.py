"""All passes, in their order: what one leaves is what the next expects."""

from __future__ import annotations

from procman.exchange.bpmn_import.build import Builder
from procman.exchange.bpmn_import.flow import Flow
from procman.exchange.bpmn_import.passes.boundary import settle_boundary_events
from procman.exchange.bpmn_import.passes.decisions import fold_passes, name_conditions, settle_decisions
from procman.exchange.bpmn_import.passes.endless import open_endless_circles
from procman.exchange.bpmn_import.passes.gateways import settle_gateways
from procman.exchange.bpmn_import.passes.implicit import settle_implicit_splits
from procman.exchange.bpmn_import.passes.inclusive import settle_inclusive
from procman.exchange.bpmn_import.passes.links import join_links
from procman.exchange.bpmn_import.passes.parallel import settle_parallel
from procman.exchange.bpmn_import.passes.scopes import START, open_and_close


def normalise(builder: Builder) -> Flow:
    """Bring the flow of a process into the form that definitions have.

    The result holds ``START``, which leads to the first step, steps of the format's kinds, and ends.
    """
    flow = builder.flow
    settle_boundary_events(flow, builder.nodes)
    join_links(flow, builder.nodes)
    open_and_close(flow, builder.nodes)
    settle_gateways(flow)
    settle_implicit_splits(flow)
    fold_passes(flow)
    open_endless_circles(flow)
    _until_stable(flow)
    settle_inclusive(flow)
    _until_stable(flow)
    _remove_unreached(flow)
    name_conditions(flow)
    return flow


def _until_stable(flow: Flow) -> None:
    """Decisions that decide nothing and splits that open nothing come of each other's removal."""
    while True:
        while settle_decisions(flow):
            pass
        settle_parallel(flow, START)
        if not settle_decisions(flow):
            return


def _remove_unreached(flow: Flow) -> None:
    """Ends that nothing leads to; steps are all connected by now."""
    for place in list(flow.places.values()):
        if place.kind == "end" and not flow.incoming(place.key):
            flow.ledger.drop(place.entries, "end-not-reached")
            flow.remove(place.key)


def reading_order(flow: Flow) -> list[str]:
    """The steps in the order in which people read them: every branch as a whole, before what follows them all."""
    successors: dict[str, list[str]] = {key: [] for key in flow.places}
    for arc in sorted(flow.arcs, key=lambda arc: arc.timeout):
        successors[arc.source].append(arc.target)
    finished: list[str] = []
    seen = {START}
    stack = [(START, iter(reversed(successors[START])))]
    while stack:
        key, targets = stack[-1]
        target = next((one for one in targets if one not in seen), None)
        if target is None:
            finished.append(key)
            stack.pop()
        else:
            seen.add(target)
            stack.append((target, iter(reversed(successors[target]))))
    return [key for key in reversed(finished) if flow.places[key].kind != "end" and key != START]
