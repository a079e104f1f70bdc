"""What the search of the site knows: names and texts, a script for each domain and one for all that is shared.

Browsers search these texts themselves. A page opened as a file may load scripts but no data, hence scripts; and as the
texts must be there to show what was found, looking through them needs no index beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from procman.documents.content import Prose, clean, prose
from procman.documents.site.addresses import SiteAddresses
from procman.documents.view.form import build_forms
from procman.documents.view.general import GeneralView
from procman.documents.view.names import Names, ProcessNames, process_anchor, step_number

if TYPE_CHECKING:
    from procman.model.process import Process
    from procman.model.step import Step

# U+2028 and U+2029 end a line of JavaScript; ``</`` and ``<!--`` matter wherever a script is pasted into a page.
_ESCAPES: Final = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}

Entry = tuple[str, str, str, str, str]
"""Kind, number or id, name, address from the site's folder, text."""


def process_entries(process: Process, names: Names, addresses: SiteAddresses) -> list[Entry]:
    """The entries of a process: itself first, then its steps, forms, control points and rules."""
    common = names.parts(process)
    scope = process.scope
    owner = names.performer(process.owner)
    texts = [process.purpose, *((scope.applies_to, scope.excludes) if scope else ())]
    text = _text([*map(prose, texts), owner.text if owner else ""])
    found = [_entry("process", process.id, process.name, process_anchor(process.id), text, addresses)]
    parts = (*_steps(common), *_forms(common), *_controls(common), *_rules(common))
    return found + [_entry(*part, addresses) for part in parts]


_Part = tuple[str, str, str, str, str]
"""Kind, number or id, name, anchor, text."""


def _entry(kind: str, number: str, name: str, anchor: str, text: str, addresses: SiteAddresses) -> Entry:
    page, fragment = addresses.place(anchor)
    return kind, number, clean(name), f"{page}#{fragment}" if fragment else page, text


def _steps(names: ProcessNames) -> Iterator[_Part]:
    for node in names.graph.nodes.values():
        if node.number is not None and node.step is not None:
            name = node.name or names.names.label(f"kind.{node.kind}")
            yield "step", step_number(node), name, names.part("step", node.id), _step_text(names, node.step)


def _step_text(names: ProcessNames, step: Step) -> str:
    performer = names.names.performer(step.role)
    documents = names.documents((*step.inputs, *step.outputs, *step.forms))
    words = [performer.text if performer else "", names.names.duration(step.time_limit)]
    return _text([*words, *map(prose, (*step.do, *step.cautions)), *(link.text for link in documents)])


def _forms(names: ProcessNames) -> Iterator[_Part]:
    for view in build_forms(names):
        fields = (field.label for group in view.groups for row in group.rows for field in row)
        yield "form", view.number, view.name, view.anchor, _text([view.kind_name, *fields])


def _controls(names: ProcessNames) -> Iterator[_Part]:
    for key, control in names.process.controls.items():
        text = _text(map(prose, (control.risk, control.objective)))
        yield "control", key, str(prose(control.measure) or key), names.part("control", key), text


def _rules(names: ProcessNames) -> Iterator[_Part]:
    for key, rule in names.process.rules.items():
        yield "rule", key, str(prose(rule.text) or key), names.part("rule", key), _text([prose(rule.source)])


def shared_entries(general: GeneralView, addresses: SiteAddresses) -> list[Entry]:
    """The entries of what belongs to no process: roles, departments, systems, requirements and terms."""
    organisation = general.organisation
    parts: list[_Part] = []
    for department in organisation.departments:
        if department.name:
            parts.append(("department", "", department.name, department.anchor, department.kind))
        parts += (
            ("role", "", role.name, role.anchor, _text([department.name, *role.positions, *role.duties]))
            for role in department.roles
        )
    parts += (("system", "", each.name, each.anchor, "") for each in organisation.systems)
    parts += (("party", "", each.name, each.anchor, each.kind) for each in organisation.parties)
    parts += (
        ("requirement", "", f"{each.title} {each.clause}".strip(), each.anchor, _text([each.text, each.source]))
        for each in general.requirements
    )
    parts += (("term", "", each.term, each.anchor, _text([each.definition])) for each in general.glossary)
    return [_entry(*part, addresses) for part in parts]


def search_script(groups: Iterable[list[Entry]], shards: Sequence[str] = ()) -> str:
    """A script that hands entries to the page.

    Args:
        groups: Entries that belong together: a process is the first of its group, and gives the others their context.
        shards: Further scripts that belong to the search, relative to the site's folder.
    """
    lines = ",\n".join(map(_json, groups))
    return f"procmanSearch({_json(shards)}, [\n{lines}\n]);\n"


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def _text(texts: Iterable[Prose | str | None]) -> str:
    """Texts as one line of plain words."""
    words = (text.text if isinstance(text, Prose) else clean(text) for text in texts if text)
    return " ".join(" ".join(words).split())
