"""What the files of forms are called."""

from __future__ import annotations

import re
from collections import Counter

from procman.documents.content import clean
from procman.model.definitions import Definitions

# Letters, digits and the signs of numbering; a definition must not lead to another folder or to a hidden file.
_FILE_NAME = re.compile(r"(?!\.)[\w.()-]{1,80}(?<!\.)")


def file_stems(definitions: Definitions) -> dict[str, str]:
    """The name of each form's file, without its suffix; it is the same whichever forms are rendered together.

    A form is called by its number, or by process and form where it has none, where the number is not fit for a
    file, or where another form has it too (file systems that ignore case count).

    Args:
        definitions: All that is defined.

    Returns:
        Names by the key of the form.
    """
    numbers = {
        (process.id, form_id): clean(form.number or "")
        for process in definitions.processes.values()
        for form_id, form in process.forms.items()
    }
    uses = Counter(number.casefold() for number in numbers.values())
    return {
        f"{process_id}/{form_id}": number
        if uses[number.casefold()] == 1 and _FILE_NAME.fullmatch(number)
        else f"{process_id}-{form_id}"
        for (process_id, form_id), number in numbers.items()
    }
