"""The rule ``duplicate-reference``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import Context
from procman.lint.fix import Fix
from procman.lint.names import place
from procman.lint.rule import Report, report, rule
from procman.source.edits import Remove
from procman.source.positions import ElementPath


@rule(severity="warning", set="recommended", fix="safe")
def duplicate_reference(context: Context) -> Iterator[Report]:
    """A list names the same thing twice.

    What it checks:
        Lists of documents, forms, roles, partners, requirements and choices name each entry once.

    Why:
        The documents print it twice, and perhaps something else was meant that is now missing.

    Remedy:
        Write what was meant, or delete the second. Two signatures of the same role are one.
    """
    for element, names in _lists(context):
        twice = [index for index, name in enumerate(names) if name in names[:index]]
        # From the back, so that what still is to go keeps its place. A form loses a block for a signature.
        edits = tuple(Remove((*element, index)) for index in reversed(twice))
        fix = Fix("unsafe" if element[-1] == "approvals" else "safe", edits)
        ids = tuple(dict.fromkeys(names[index] for index in twice))
        where = place(context, element)
        yield report((*element, twice[0]), at="value", fix=fix, place=where, key=str(element[-1]), ids=ids)


def _lists(context: Context) -> Iterator[tuple[ElementPath, tuple[str, ...]]]:
    """The lists with something in them twice."""
    process = context.process
    yield from _doubled((), process, ("lanes", "requirements", "terms"))
    yield from _in_steps(context)
    for control_id, control in process.controls.items():
        yield from _doubled(("controls", control_id), control, ("evidence", "requirements"))
    for form_id, form in process.forms.items():
        yield from _doubled(("forms", form_id), form, ("approvals",))
        for field_id, entry in form.fields.items():
            if entry.options or entry.visible_to:
                yield from _doubled(("forms", form_id, "fields", field_id), entry, ("options", "visible_to"))
    for input_id, taken in process.inputs.items():
        if len(taken.suppliers) > 1:
            yield from _doubled(("inputs", input_id), taken, ("suppliers",))
    for output_id, given in process.outputs.items():
        if len(given.takers) > 1:
            yield from _doubled(("outputs", output_id), given, ("takers",))


def _in_steps(context: Context) -> Iterator[tuple[ElementPath, tuple[str, ...]]]:
    for step_id, step in context.process.steps.items():
        for names in (step.inputs, step.outputs, step.forms, step.consulted, step.informed):
            if len(names) > 1 and len(set(names)) < len(names):
                yield from _doubled(("steps", step_id), step, ("inputs", "outputs", "forms", "consulted", "informed"))
                break
        if step.on_timeout:
            yield from _doubled(("steps", step_id, "on_timeout"), step.on_timeout, ("notify",))


_KEYS = {"suppliers": "from", "takers": "to"}


def _doubled(
    element: ElementPath, part: object, attributes: tuple[str, ...]
) -> list[tuple[ElementPath, tuple[str, ...]]]:
    lists = [(_KEYS.get(one, one), getattr(part, one)) for one in attributes]
    return [((*element, key), names) for key, names in lists if len(names) > 1 and len(set(names)) < len(names)]
