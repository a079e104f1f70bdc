"""The forms that a command line names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procman.errors import UsageError
from procman.model.definitions import Definitions
from procman.source.validation import close_match

if TYPE_CHECKING:
    from procman.model.process import Process

Chosen = tuple["Process", str]


def select_forms(definitions: Definitions, references: Sequence[str]) -> list[Chosen]:
    """The named forms, or all when none is named, in the order of the manual.

    Args:
        definitions: Where they are defined.
        references: Ids of processes, which mean all of their forms; numbers or ids of forms.

    Returns:
        Process and id of each form.

    Raises:
        UsageError: A word names neither a process nor a form, or what is named has no forms.
    """
    forms = [(process, form_id) for process in definitions.processes.values() for form_id in process.forms]
    for reference in references:
        if reference not in definitions.processes and not any(_is_named(form, reference) for form in forms):
            raise _unknown(definitions, forms, reference)
    chosen = [form for form in forms if not references or any(_is_named(form, each) for each in references)]
    if not chosen:
        raise UsageError("no-forms")
    return chosen


def _is_named(form: Chosen, reference: str) -> bool:
    process, form_id = form
    return reference in (process.id, process.forms[form_id].number, form_id)


def _unknown(definitions: Definitions, forms: Sequence[Chosen], reference: str) -> UsageError:
    numbers = [process.forms[form_id].number or "" for process, form_id in forms]
    ids = [form_id for _, form_id in forms]
    meant = close_match(reference.upper(), [*definitions.processes, *filter(None, numbers)])
    meant = meant or close_match(reference, ids)
    if meant:
        return UsageError("unknown-form-meant", id=reference, suggestion=meant)
    return UsageError("unknown-form", id=reference)
