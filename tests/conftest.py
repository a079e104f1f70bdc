from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.chromium import Chromium

REPOSITORY = Path(__file__).parents[1]
BASE = Path(__file__).parent / "fixtures" / "workspace"

MakeWorkspace = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees results of another one, or of the developer."""
    monkeypatch.setenv("PROCMAN_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def make_workspace(tmp_path: Path) -> MakeWorkspace:
    """Write a small sound workspace, with files replaced or added: ``make_workspace({"manual.yaml": "…"})``."""

    def make(files: dict[str, str | bytes | None] | None = None, folder: str = "workspace") -> Path:
        root = tmp_path / folder
        contents: dict[str, str | bytes | None] = {
            path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*.yaml"))
        }
        contents |= {f"processes/{name}": content for name, content in (files or {}).items()}
        for name, content in contents.items():
            if content is None:
                continue
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return make


@pytest.fixture(scope="session")
def sample_root() -> Path:
    """The sample manual."""
    return REPOSITORY


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One for all tests, as its start takes longer than most of them."""
    with closing(Chromium(tmp_path_factory.mktemp("chromium"))) as started:
        yield started
