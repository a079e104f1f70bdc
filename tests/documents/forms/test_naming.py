from __future__ import annotations

import dataclasses

import pytest

from procman.documents.forms.naming import file_stems
from procman.model.definitions import Definitions


def _numbered(definitions: Definitions, process_id: str, number: str, new_id: str = "") -> Definitions:
    """The definitions with one process whose only form has a number; under another id beside it, when one is given."""
    process = definitions.processes[process_id]
    forms = {key: form.model_copy(update={"number": number}) for key, form in process.forms.items()}
    changed = process.model_copy(update={"forms": forms, "id": new_id or process_id})
    return dataclasses.replace(definitions, processes={**definitions.processes, changed.id: changed})


@pytest.mark.parametrize("number", ["", "../x", "a/b", ".hidden", "x" * 200, "a:b", "con\n"])
def test_a_number_that_is_no_file_name_gives_way(number: str, every_type: Definitions) -> None:
    assert file_stems(_numbered(every_type, "AD-09", number))["AD-09/all"] == "AD-09-all"


def test_forms_are_called_by_number(every_type: Definitions) -> None:
    assert set(file_stems(every_type).values()) == {"AD-01-F01", "AD-09-F01"}


def test_two_forms_of_one_number_get_two_files(every_type: Definitions) -> None:
    stems = file_stems(_numbered(every_type, "AD-09", "ad-09-f01", "AD-10"))
    assert (stems["AD-09/all"], stems["AD-10/all"]) == ("AD-09-all", "AD-10-all")
