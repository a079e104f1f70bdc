from __future__ import annotations

import dataclasses

import pytest

from procman.documents.forms.naming import file_stems
from procman.model.definitions import Definitions
from tests.documents.forms.conftest import sheets_of


@pytest.mark.parametrize("number", ["", "../x", "a/b", ".hidden", "x" * 200, "a:b", "con\n"])
def test_a_number_that_is_no_file_name_gives_way(number: str, every_type: Definitions) -> None:
    (sheet,) = sheets_of(every_type, "AD-09")
    assert file_stems([dataclasses.replace(sheet, number=number)]) == {"AD-09/all": "AD-09-all"}


def test_forms_are_called_by_number(every_type: Definitions) -> None:
    assert set(file_stems(sheets_of(every_type)).values()) == {"AD-01-F01", "AD-09-F01"}


def test_two_forms_of_one_number_get_two_files(every_type: Definitions) -> None:
    (sheet,) = sheets_of(every_type, "AD-09")
    other = dataclasses.replace(sheet, key="AD-10/all", process="AD-10", number="ad-09-f01")
    assert set(file_stems([sheet, other]).values()) == {"AD-09-all", "AD-10-all"}
