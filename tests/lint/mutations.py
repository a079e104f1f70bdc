"""Variations of the base workspace for properties that hold whatever stands in the files."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import strategies as st

from procman.source.reader import read
from tests.lint.base_workspace import DELIVERY, ORDER, base_files

Files = dict[str, bytes]
NAMES = ("manual.yaml", "organisation.yaml", "requirements.yaml", "glossary.yaml", ORDER, DELIVERY)
FILES = base_files()
WORDS = ["start", "else", "closed", "split", "both", "clerk", "SA-01", "true", "decision", "parallel", "join", "3wd"]
SCALARS = st.one_of(st.none(), st.sampled_from(WORDS), st.text(max_size=8), st.integers().map(str))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=5), inner),
    max_leaves=6,
)
SUPPRESSED = ["no-metric", "unknown-role", "step-without-role", "unreachable-step", "version-decreased", "unused-role"]
KINDS = ["task", "decision", "parallel", "join", "wait", "call"]


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    return [place for key in keys for place in [(*path, key), *places(data[key], (*path, key))]]


@st.composite
def mutated(draw: st.DrawFn) -> Files:
    """Parts of a definition are missing, or are something else."""
    name = draw(st.sampled_from(NAMES))
    definition = copy.deepcopy(read(FILES[f"processes/{name}"], name))
    for _ in range(draw(st.integers(1, 3))):
        found = places(definition)
        if not found:
            break
        *parents, last = draw(st.sampled_from(found))
        inside = definition
        for key in parents:
            inside = inside[key]
        if draw(st.booleans()):
            del inside[last]
        else:
            inside[last] = draw(VALUES)
    return FILES | {f"processes/{name}": json.dumps(definition, ensure_ascii=False).encode()}


@st.composite
def rewired(draw: st.DrawFn) -> Files:
    """Valid processes with any flow whatever, where the rules about structure have most to do."""
    definition = copy.deepcopy(read(FILES[f"processes/{ORDER}"], ORDER))
    target = st.sampled_from([*definition["steps"], *definition["ends"], "nowhere"])
    way = st.one_of(
        target,
        st.lists(target, min_size=1, max_size=3),
        st.dictionaries(
            st.sampled_from(["yes", "no", "else"]), target | st.just({"to": "register", "at_most": "2"}), min_size=1
        ),
    )
    for step in definition["steps"].values():
        step["kind"] = draw(st.sampled_from(KINDS))
        step.pop("next", None)
        if draw(st.booleans()):
            step["next"] = draw(way)
    definition["controls"]["KC-01"]["step"] = draw(target)
    definition["controls"]["KC-01"]["protects"] = draw(target)
    return FILES | {f"processes/{ORDER}": json.dumps(definition, indent=1).encode()}


@st.composite
def damaged(draw: st.DrawFn) -> Files:
    """Some characters are others, or gone."""
    name = draw(st.sampled_from(NAMES))
    content = FILES[f"processes/{name}"]
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 30)))
    put = draw(st.text(max_size=10)).encode()
    return FILES | {f"processes/{name}": content[:start] + put + content[end:]}


@st.composite
def suppressed(draw: st.DrawFn, files: st.SearchStrategy[Files]) -> Files:
    """Somewhere a comment suppresses something, needed or not."""
    made = draw(files)
    path = f"processes/{draw(st.sampled_from(NAMES))}"
    lines = made[path].split(b"\n")
    rules = ", ".join(draw(st.lists(st.sampled_from(SUPPRESSED), min_size=1, max_size=2, unique=True)))
    lines.insert(draw(st.integers(0, len(lines))), f"# procman: ignore {rules} - agreed".encode())
    return made | {path: b"\n".join(lines)}


VARIATIONS = st.one_of(mutated(), rewired(), damaged())
ANY = st.one_of(VARIATIONS, suppressed(VARIATIONS))
