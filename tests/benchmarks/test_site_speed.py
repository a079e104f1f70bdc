"""How fast a site is built: whole, and when one process of many has changed. Ratios within one run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from procman.documents.drawings.drawings import Drawings
from procman.documents.publication import Publication
from procman.documents.site.build import build_site
from procman.source.tree import FolderTree
from procman.source.workspace import load
from tests.benchmarks.generated import write_workspace

NUMBER = 300
# Beside drawing every chart, the pages themselves; measured 1.8 on a busy machine.
COLD_TO_DRAWING = 2.5
# Loading is the floor; measured 4.2 on a busy machine, where every role takes part in every process.
CHANGED_TO_LOADING = 6.0


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.mark.benchmark
def test_a_site_is_built_and_brought_up_to_date(tmp_path: Path) -> None:
    files = write_workspace(tmp_path / "workspace", NUMBER)
    tree = FolderTree(tmp_path / "workspace")
    definitions = load(tree).require_sound()

    def build() -> None:
        found = load(tree).require_sound()
        with Drawings() as drawings:
            build_site(Publication(found, "zh-CN", draw=drawings.draw, drawings=drawings), tmp_path / "site")

    with Drawings(keep=False) as drawings:
        drawing = seconds(lambda: drawings.prepare(definitions.processes.values(), definitions, "zh-CN"))
    cold = seconds(build)
    changed = []
    for turn in range(3):
        text = files[0].read_text(encoding="utf-8")
        files[0].write_text(text.replace("上传报价单和附件", f"上传报价单和附件{turn}"), encoding="utf-8")
        changed.append(seconds(build))
    loading = min(seconds(lambda: load(tree).require_sound()) for _ in range(3))
    print(
        f"\n{NUMBER} processes: drawing {drawing:.2f} s, site {cold:.2f} s = {cold / drawing:.2f} ×; "
        f"loading {loading:.2f} s, one changed {min(changed):.2f} s = {min(changed) / loading:.2f} ×"
    )
    assert cold <= COLD_TO_DRAWING * drawing
    assert min(changed) <= CHANGED_TO_LOADING * loading
