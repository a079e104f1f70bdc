from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from procman.printing.fonts import find_fonts
from tests.printing.small_fonts import make_font

MakeFont = Callable[..., Path]


@pytest.fixture(autouse=True)
def _fresh_fonts() -> Iterator[None]:
    find_fonts.cache_clear()
    yield
    find_fonts.cache_clear()


@pytest.fixture
def font(tmp_path: Path) -> MakeFont:
    """Make a font file: ``font("name.ttf", "Family", "characters", weight=700)``."""

    def make(name: str, family: str, characters: str, **values: object) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return make_font(path, family, characters, **values)  # type: ignore[arg-type]

    return make


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
