"""Edits of processes by seed: each a thing that owners do, on plain data, so that the result is read like a file."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from procman.diff.comparison import as_json
from procman.model.process import Process
from procman.model.validators import make_process

Data = dict[str, Any]
Edit = Callable[[Data, random.Random], None]


def plain(process: Process) -> Data:
    """A process as it would be written: all values as text."""
    data = _text(as_json(process))
    assert isinstance(data, dict)
    return data


def _text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def mutated(process: Process, seed: int, edits: int) -> Process:
    """The process after some edits."""
    chooser = random.Random(seed)
    for _ in range(edits):
        data = plain(process)
        chooser.choice(EDITS)(data, chooser)
        process = make_process(data)
    return process


def _step(data: Data, chooser: random.Random) -> str:
    return str(chooser.choice(list(data["steps"])))


def _worked(data: Data, chooser: random.Random) -> Data:
    """A step that somebody carries out."""
    routing = ("parallel", "join")
    found: Data = chooser.choice([step for step in data["steps"].values() if step.get("kind") not in routing])
    return found


def _ways(step: Data) -> list[Data]:
    return list(step.get("next", ()))


def _roles(data: Data) -> list[str]:
    return sorted({step["role"] for step in data["steps"].values() if step.get("role")}) or ["somebody"]


def _insert(data: Data, chooser: random.Random) -> None:
    """A new step behind another; the only way of the other leads to it."""
    place, name = _step(data, chooser), f"extra-{chooser.randrange(1000)}"
    before = data["steps"][place]
    made = {"name": f"复核{name[-3:]}", "role": chooser.choice([*_roles(data), "newcomer"])}
    if before.get("phase"):
        made["phase"] = before["phase"]
    if before.get("kind", "task") == "task" and before.get("next"):
        made["next"] = before["next"]
        before["next"] = [{"to": name}]
    items = list(data["steps"].items())
    items.insert(list(data["steps"]).index(place) + 1, (name, made))
    data["steps"] = dict(items)


def _remove(data: Data, chooser: random.Random) -> None:
    """A step goes; ways to it lead to where it led."""
    gone = _step(data, chooser)
    ids = list(data["steps"])
    follower = ids[(ids.index(gone) + 1) % len(ids)]
    ways = _ways(data["steps"][gone])
    target = ways[0]["to"] if ways else follower
    if len(ids) < 3 or target == gone:
        return
    del data["steps"][gone]
    controls = data.get("controls", {})
    data["controls"] = {key: each for key, each in controls.items() if gone not in (each["step"], each.get("protects"))}
    for step in data["steps"].values():
        for way in _ways(step):
            way["to"] = target if way["to"] == gone else way["to"]
        if (step.get("on_timeout") or {}).get("to") == gone:
            step["on_timeout"]["to"] = target


def _rename(data: Data, chooser: random.Random) -> None:
    data["steps"][_step(data, chooser)]["name"] = f"改过的名称{chooser.randrange(100)}"


def _rekey(data: Data, chooser: random.Random) -> None:
    old = _step(data, chooser)
    new = f"{old}-x"
    data["steps"] = {new if key == old else key: step for key, step in data["steps"].items()}
    for step in data["steps"].values():
        for way in _ways(step):
            way["to"] = new if way["to"] == old else way["to"]
    for control in data.get("controls", {}).values():
        for key in ("step", "protects"):
            if control.get(key) == old:
                control[key] = new


def _performer(data: Data, chooser: random.Random) -> None:
    data["steps"][_step(data, chooser)]["role"] = chooser.choice([*_roles(data), "newcomer"])


def _phase(data: Data, chooser: random.Random) -> None:
    if data.get("phases"):
        data["steps"][_step(data, chooser)]["phase"] = chooser.choice(list(data["phases"]))


def _phases(data: Data, chooser: random.Random) -> None:
    """Phases in another order, or one more."""
    names = list(data.get("phases", {}).items())
    chooser.shuffle(names)
    data["phases"] = dict(names) | ({"late": "收尾"} if chooser.random() < 0.5 else {})


def _order(data: Data, chooser: random.Random) -> None:
    items = list(data["steps"].items())
    items.insert(chooser.randrange(len(items)), items.pop(chooser.randrange(len(items))))
    data["steps"] = dict(items)


def _limit(data: Data, chooser: random.Random) -> None:
    step = _worked(data, chooser)
    if chooser.random() < 0.3:
        step.pop("time_limit", None)
    else:
        step["time_limit"] = f"{chooser.randrange(1, 30)}{chooser.choice(['wd', 'h', 'd'])}"


def _target(data: Data, chooser: random.Random) -> None:
    """A way leads elsewhere."""
    ways = [way for step in data["steps"].values() for way in _ways(step)]
    if ways:
        chooser.choice(ways)["to"] = chooser.choice([*data["steps"], *data.get("ends", {})])


def _branch(data: Data, chooser: random.Random) -> None:
    """A decision gets or loses a branch, or one gets another condition or bound."""
    decisions = [step for step in data["steps"].values() if step.get("kind") == "decision" and _ways(step)]
    if not decisions:
        return
    step = chooser.choice(decisions)
    way = chooser.choice(step["next"])
    choice = chooser.randrange(4)
    if choice == 0:
        step["next"].append({"to": _step(data, chooser), "condition": f"另一情形{chooser.randrange(100)}"})
    elif choice == 1 and len(step["next"]) > 1:
        step["next"].remove(way)
    elif choice == 2:
        way["condition"] = f"改为情形{chooser.randrange(100)}"
    else:
        way["at_most"] = str(chooser.randrange(1, 5))


def _timeout(data: Data, chooser: random.Random) -> None:
    step = _worked(data, chooser)
    if step.get("on_timeout") and chooser.random() < 0.4:
        del step["on_timeout"]
    else:
        step["on_timeout"] = {"to": _step(data, chooser), "notify": [_roles(data)[0]]}


def _control(data: Data, chooser: random.Random) -> None:
    """A control comes, goes, moves or gets another frequency."""
    controls = data.setdefault("controls", {})
    choice = chooser.randrange(4)
    if choice == 0 or not controls:
        controls[f"KC-{chooser.randrange(50, 90)}"] = {"step": _step(data, chooser), "risk": "错误"}
        return
    chosen = chooser.choice(list(controls))
    if choice == 1:
        del controls[chosen]
    elif choice == 2:
        controls[chosen]["step"] = _step(data, chooser)
    else:
        controls[chosen]["frequency"] = chooser.choice(["daily", "weekly", "yearly"])


def _documents(data: Data, chooser: random.Random) -> None:
    step = _worked(data, chooser)
    key = chooser.choice(["outputs", "forms", "inputs", "informed"])
    step[key] = [*step.get(key, [])[1:], f"paper-{chooser.randrange(20)}"]


def _kind(data: Data, chooser: random.Random) -> None:
    step = _worked(data, chooser)
    step["kind"] = chooser.choice(["task", "wait", "parallel", "join"])
    if step["kind"] in ("parallel", "join"):
        step.pop("on_timeout", None)


def _end(data: Data, chooser: random.Random) -> None:
    ends = data.setdefault("ends", {})
    if len(ends) > 1 and chooser.random() < 0.5:
        del ends[chooser.choice(list(ends))]
    else:
        ends[f"end-{chooser.randrange(100)}"] = "另行办结"


def _words(data: Data, chooser: random.Random) -> None:
    step = data["steps"][_step(data, chooser)]
    step["do"] = [*step.get("do", [])[1:], f"另外核对第{chooser.randrange(100)}项"]


EDITS: tuple[Edit, ...] = (
    _insert,
    _insert,
    _remove,
    _remove,
    _rename,
    _rekey,
    _performer,
    _phase,
    _phases,
    _order,
    _limit,
    _target,
    _branch,
    _branch,
    _timeout,
    _control,
    _documents,
    _kind,
    _end,
    _words,
)
