"""What the files of forms are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from procman.documents.view.sheet import SheetView

# Letters, digits and the signs of numbering; a definition must not lead to another folder or to a hidden file.
_FILE_NAME = re.compile(r"(?!\.)[\w.()-]{1,80}(?<!\.)")


def file_stems(sheets: Sequence[SheetView]) -> dict[str, str]:
    """The name of each form's file, without its suffix.

    A form is called by its number, or by process and form where it has none, where the number is not fit for a
    file, or where another form has it too (file systems that ignore case count).

    Args:
        sheets: The forms that are written together.

    Returns:
        Names by the key of the form.
    """
    uses = Counter(sheet.number.casefold() for sheet in sheets)
    return {
        sheet.key: sheet.number
        if uses[sheet.number.casefold()] == 1 and _FILE_NAME.fullmatch(sheet.number)
        else f"{sheet.process}-{sheet.form}"
        for sheet in sheets
    }
