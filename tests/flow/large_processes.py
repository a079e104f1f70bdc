"""Large processes for tests of exactness and speed."""

from __future__ import annotations

from typing import Any

from procman.flow.graph import Graph, build_graph
from procman.model.process import Process

Steps = dict[str, dict[str, Any]]


def graph_of(steps: Steps, **rest: Any) -> Graph:
    head = {"id": "CS-01", "name": "流程", "domain": "service", "owner": "agent", "version": "1.0"}
    return build_graph(Process.model_validate({**head, "steps": steps, "ends": {"done": "完成"}, **rest}))


def six_branches() -> Steps:
    """Six branches of eight steps between a split and its join, with a decision, a loop and a timeout in each.

    Interleaved they have some 8 to the power of 6 states.
    """
    steps: Steps = {"split": {"kind": "parallel", "next": [f"s{branch}-0" for branch in range(6)]}}
    for branch in range(6):
        one = [f"s{branch}-{number}" for number in range(8)]
        steps |= {
            one[0]: {"name": one[0]},
            one[1]: {"name": one[1], "kind": "decision", "next": {"x": one[2], "y": one[3]}},
            one[2]: {"name": one[2], "next": one[4]},
            one[3]: {"name": one[3], "next": one[4]},
            one[4]: {"name": one[4], "time_limit": "1d", "on_timeout": {"to": one[6]}},
            one[5]: {"name": one[5]},
            one[6]: {"name": one[6]},
            one[7]: {"name": one[7], "kind": "decision", "next": {"x": "join", "y": {"to": one[0], "at_most": "2"}}},
        }
    return steps | {"join": {"kind": "join", "next": "done"}}


def six_faulty_branches() -> Steps:
    """The same, but that every branch can also run to the end, or to another join."""
    steps = six_branches()
    for branch in range(6):
        steps[f"s{branch}-7"]["next"] |= {"z": "done", "w": "other"}
    return steps | {"other": {"kind": "join", "next": "done"}}


def chain_of_blocks(blocks: int) -> Steps:
    """Blocks of four steps one behind the other, each also nested in a block with one step more."""
    steps: Steps = {}
    for number in range(blocks):
        after = f"outer-{number + 1}" if number + 1 < blocks else "done"
        steps |= {
            f"outer-{number}": {"kind": "parallel", "next": [f"alone-{number}", f"inner-{number}"]},
            f"alone-{number}": {"name": "alone", "next": f"join-{number}"},
            f"inner-{number}": {"kind": "parallel", "next": [f"one-{number}", f"two-{number}"]},
            f"one-{number}": {"name": "one", "next": f"met-{number}"},
            f"two-{number}": {"name": "two", "next": f"met-{number}"},
            f"met-{number}": {"kind": "join", "next": f"join-{number}"},
            f"join-{number}": {"kind": "join", "next": after},
        }
    return steps


def nest_of_blocks(depth: int) -> Steps:
    """Blocks inside each other, each with one step beside the inner one."""
    steps: Steps = {}
    for number in range(depth):
        inside = f"split-{number + 1}" if number + 1 < depth else "core"
        steps[f"split-{number}"] = {"kind": "parallel", "next": [f"beside-{number}", inside]}
        steps[f"beside-{number}"] = {"name": "beside", "next": f"join-{number}"}
    steps["core"] = {"name": "core", "next": f"join-{depth - 1}"}
    for number in reversed(range(depth)):
        steps[f"join-{number}"] = {"kind": "join", "next": f"join-{number - 1}" if number else "done"}
    return steps
