"""The most memory that a large manual takes as PDF: a volume is made in a process of its own, one after the other.

So 1,800 processes take as much as the largest volume and the definitions, of which the command holds 0.24 GB.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks.generated import write_workspace
from tests.benchmarks.timing import peak_megabytes

pytestmark = pytest.mark.benchmark
PDF = (sys.executable, "-m", "procman", "render", "manual", "--format", "pdf")
BUDGET = 2000 - 240


def test_a_full_volume(tmp_path: Path, record_property: pytest.RecordProperty) -> None:
    root = tmp_path / "w"
    files = sorted(path for path in write_workspace(root, 100) if path.parent.name == "operations")
    ids = [path.read_text(encoding="utf-8").partition("id: ")[2].split()[0] for path in files]
    peak = peak_megabytes((*PDF, *ids, "--output", "volumes"), root)
    made = sorted(path.name for path in (root / "volumes").iterdir())
    assert made == ["manual-operations-1.pdf", "manual-operations-2.pdf"], "the first one is full"
    record_property("MB", round(peak))
    sys.stderr.write(f"PDF of a full volume, MB: {peak:.0f} (budget {BUDGET})\n")
    assert peak <= BUDGET
