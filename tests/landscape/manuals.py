"""Manuals made in memory: small ones by hand, large ones by seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

from procman.model.definitions import Definitions
from procman.model.manual import Domain, Manual
from procman.model.organisation import Organisation, Party, Role
from procman.model.process import Process

Pairs = Iterable[tuple[str, str, str]]
"""Giver, taker, name of what is handed over."""


def definitions_of(
    domains: Mapping[str, Iterable[str]],
    passing: Pairs = (),
    *,
    calls: Iterable[tuple[str, str]] = (),
    name: str = "{id}流程",
    language: str = "zh-CN",
) -> Definitions:
    """Processes by domain, with hand-overs declared on both sides; partners that are no process are parties."""
    outputs: dict[str, dict[str, dict[str, object]]] = {}
    inputs: dict[str, dict[str, dict[str, object]]] = {}
    for number, (giver, taker, what) in enumerate(passing):
        outputs.setdefault(giver, {})[f"item-{number}"] = {"name": what, "to": [taker]}
        inputs.setdefault(taker, {})[f"item-{number}"] = {"name": what, "from": [giver]}
    steps: dict[str, dict[str, dict[str, object]]] = {}
    for number, (caller, called) in enumerate(calls):
        steps.setdefault(caller, {})[f"call-{number}"] = {"kind": "call", "name": f"转入 {called}", "process": called}
    processes = {}
    for domain, ids in domains.items():
        for one in ids:
            processes[one] = Process.model_validate(
                {
                    "id": one,
                    "name": name.replace("{id}", one),
                    "domain": domain,
                    "owner": "owner",
                    "version": "1.0",
                    "status": "effective",
                    "inputs": inputs.get(one, {}),
                    "outputs": outputs.get(one, {}),
                    "steps": steps.get(one, {}),
                }
            )
    return Definitions(
        Manual(title="手册", language=language, domains={key: Domain(name=f"领域 {key}") for key in domains}),
        Organisation(roles={"owner": Role(name="流程经理")}, parties={"customer": Party(name="客户")}),
        {},
        {},
        processes,
    )


def random_manual(seed: int, domains: int = 4, largest: int = 5, density: float = 1.6) -> Definitions:
    """A manual with hand-overs between processes at random; some domains may be empty."""
    dice = random.Random(seed)
    members = {
        f"domain-{place}": [f"P{place}-{number:02d}" for number in range(1, dice.randint(0, largest) + 1)]
        for place in range(domains)
    }
    members["domain-0"] = members["domain-0"] or ["P0-01"]
    ids = [one for each in members.values() for one in each]
    passing = [(dice.choice(ids), dice.choice(ids), f"资料 {number}") for number in range(int(len(ids) * density) + 1)]
    return definitions_of(members, passing, calls=[(dice.choice(ids), dice.choice(ids))])


def large_manual() -> Definitions:
    """60 processes in 12 domains, each with a handful of partners near and far."""
    dice = random.Random(12)
    members = {f"domain-{place}": [f"D{place}-{number:02d}" for number in range(1, 6)] for place in range(12)}
    ids = [one for each in members.values() for one in each]
    passing = []
    for place, one in enumerate(ids):
        near = ids[min(place + 1, len(ids) - 1)]
        passing += [(one, near, "阶段成果"), (one, dice.choice(ids), "月度报告")]
        if place % 3 == 0:
            passing.append((one, dice.choice(ids), "专项资料"))
    return definitions_of(members, [entry for entry in passing if entry[0] != entry[1]])
