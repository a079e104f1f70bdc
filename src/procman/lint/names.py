"""How messages name things: by kind, number and name, as people see them in the manual."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from procman.flow.graph import Graph
from procman.lint.context import Context, Head
from procman.lint.phrases import Argument, Phrase
from procman.source.positions import ElementPath
from procman.source.validation import close_match

if TYPE_CHECKING:
    from procman.model.dictionaries import Requirement
    from procman.model.form import Form
    from procman.model.process import Metric, Process, Record


def node(graph: Graph, node_id: str) -> Phrase:
    """A step by number and name, an end by name, a split or join by id."""
    found = graph.nodes.get(node_id)
    if found is None:
        return Phrase("id", {"id": node_id}, node_id)
    if found.kind in ("start", "end", "parallel", "join"):
        return Phrase(found.kind, {"name": found.name or node_id}, node_id)
    return Phrase("step", {"number": found.number or 0, "name": found.name or node_id}, node_id)


def trail(graph: Graph, path: Iterable[str]) -> Phrase:
    """A way through the process, as numbers and names; not part of a fingerprint, as steps come and go."""
    return Phrase("trail", {"nodes": Phrase("plain", {"text": " → ".join(_short(graph, one) for one in path)})})


def trail_before(graph: Graph, path: Sequence[str]) -> Phrase:
    """A way through the process without its last node, where the sentence goes on to name that."""
    return trail(graph, path[:-1] or path)


def _short(graph: Graph, node_id: str) -> str:
    found = graph.nodes[node_id]
    return f"{found.number} {found.name or node_id}" if found.number else found.name or node_id


def process_name(process: Process | Head) -> Phrase:
    """A process by id and name."""
    return Phrase("process", {"id": process.id, "name": process.name}, process.id)


def place(context: Context, element: ElementPath) -> Phrase:
    """What an element of the process belongs to; not part of a fingerprint, as the element itself is."""
    process = context.process
    section, item = str(element[0]), str(element[1]) if len(element) > 1 else ""
    arguments: dict[str, Argument] = {"id": item}
    if section == "steps":
        found = node(context.graph, item)
        return Phrase(found.key, found.arguments)
    named: dict[str, Mapping[str, Record | Metric | Form]] = {
        "inputs": process.inputs,
        "outputs": process.outputs,
        "records": process.records,
        "metrics": process.metrics,
        "forms": process.forms,
    }
    if item in named.get(section, {}):
        return Phrase(section, {"name": named[section][item].name})
    if section in ("controls", "rules", "exceptions"):
        return Phrase(section, arguments)
    return Phrase("process", {"id": process.id, "name": process.name})


def document(process: Process, document_id: str) -> Phrase:
    """An input, output, record or form by its name."""
    groups: tuple[Mapping[str, Record | Form], ...] = (process.records, process.outputs, process.inputs, process.forms)
    for group in groups:
        if document_id in group:
            return Phrase("quoted", {"name": group[document_id].name}, document_id)
    return Phrase("id", {"id": document_id}, document_id)


def identified(one: str, name: str) -> Phrase:
    """A name between quotation marks of something that is known by its id."""
    return Phrase("quoted", {"name": name}, one)


def quoted(name: str) -> Phrase:
    """A name between quotation marks; not part of a fingerprint."""
    return Phrase("quoted", {"name": name})


def requirement_name(requirement: Requirement, requirement_id: str) -> Phrase:
    """A law or regulation by title and clause."""
    name = " ".join(part for part in (requirement.title, requirement.clause) if part)
    return Phrase("quoted", {"name": name}, requirement_id)


def hint(word: str, words: Iterable[str]) -> Phrase:
    """Did you mean …?, or nothing."""
    suggestion = meant(word, words)
    return Phrase("did-you-mean", {"suggestion": suggestion}) if suggestion else Phrase("nothing")


def meant(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant. CS-04 is no misspelt CS-01, but SC-04 may be a misspelt CS-04."""
    digits = re.findall("[0-9]+", word)
    if digits:
        words = [one for one in words if re.findall("[0-9]+", one) == digits]
    return close_match(word, words)
