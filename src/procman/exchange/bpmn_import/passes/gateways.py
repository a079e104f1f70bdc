"""Gateways by what they do: decide, split, join, or only let pass."""

from __future__ import annotations

from procman.exchange.bpmn_import.flow import Flow, Place

JOIN = "~join"


def settle_gateways(flow: Flow) -> None:
    """Give every gateway its kind; one that joins and splits becomes two."""
    for place in list(flow.places.values()):
        if place.kind == "event":
            _event_gateway(flow, place)
    for place in list(flow.places.values()):
        ways_in, ways_out = len(flow.incoming(place.key)), len(flow.outgoing(place.key))
        if place.kind == "xor":
            place.kind = "decision" if ways_out > 1 else "pass"
            if ways_out <= 1:
                flow.ledger.change(place.entries, "merge" if ways_in > 1 else "idle-gateway")
        elif place.kind in ("and", "or"):
            _splitting_gateway(flow, place, ways_in, ways_out)


def _splitting_gateway(flow: Flow, place: Place, ways_in: int, ways_out: int) -> None:
    inclusive = place.kind == "or"
    if ways_in > 1 and ways_out > 1:
        join = Place(place.key + JOIN, "or-join" if inclusive else "join", "", place.performer, list(place.entries))
        flow.add(join, before=place.key)
        for arc in flow.incoming(place.key):
            arc.target = join.key
        flow.connect(join.key, place.key)
        flow.ledger.change(place.entries, "split-and-join")
    if ways_out > 1:
        place.kind = "or" if inclusive else "parallel"
    elif ways_in > 1:
        place.kind = "or-join" if inclusive else "join"
    else:
        place.kind = "pass"
        flow.ledger.change(place.entries, "idle-gateway")


def _event_gateway(flow: Flow, gateway: Place) -> None:
    """What is decided by events: a wait with its time-out, or a decision whose conditions are the events."""
    arcs = flow.outgoing(gateway.key)
    if len(arcs) < 2:
        gateway.kind = "pass"
        flow.ledger.change(gateway.entries, "idle-gateway")
        return
    waits = [flow.places[arc.target] for arc in arcs]
    plain = all(place.kind == "wait" and len(flow.incoming(place.key)) == 1 for place in waits)
    timers = [place for place in waits if place.event == "timer"]
    others = [place for place in waits if place.event != "timer"]
    if plain and len(waits) == 2 and len(timers) == 1 and timers[0].time:
        _wait_with_timeout(flow, gateway, others[0], timers[0])
        return
    gateway.kind = "decision"
    gateway.name = gateway.name or flow.word("event-gateway")
    flow.ledger.change(gateway.entries, "event-gateway")
    for arc, place in zip(arcs, waits, strict=True):
        arc.condition = arc.condition or flow.label(place.key)
        if place.kind == "wait" and len(flow.incoming(place.key)) == 1:
            place.kind = "pass"
            flow.ledger.retell(place.entries, "event-as-condition")
            flow.stand_for(place.key, gateway.key)
            gateway.do, gateway.described_by = gateway.do + place.do, gateway.described_by + place.described_by
            place.described_by = []


def _wait_with_timeout(flow: Flow, gateway: Place, wait: Place, timer: Place) -> None:
    wait.time = timer.time
    for arc in [arc for arc in flow.arcs if arc.target == timer.key]:
        arc.source, arc.condition, arc.timeout = wait.key, "", True
    timer.kind = gateway.kind = "pass"
    if not wait.name:
        wait.name = gateway.name
    flow.ledger.retell([*gateway.entries, *timer.entries], "event-gateway-wait", name=flow.label(wait.key))
    flow.stand_for(timer.key, wait.key)
    flow.stand_for(gateway.key, wait.key)
