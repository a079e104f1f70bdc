from __future__ import annotations

import pytest

from tests.regenerate import REPOSITORY, generated


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return generated()


def test_generated_files_are_up_to_date(files: dict[str, str]) -> None:
    stale = [
        name
        for name, content in files.items()
        if not (REPOSITORY / name).is_file() or (REPOSITORY / name).read_text(encoding="utf-8") != content
    ]
    assert not stale, "run: python -m tests.regenerate"
