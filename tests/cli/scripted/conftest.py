from __future__ import annotations

import pytest

from tests.cli.scripted.repository import Scripted, write_thirty_versions


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Scripted:
    return write_thirty_versions(tmp_path_factory.mktemp("scripted"))
