"""The small process in every format, as a person has looked at it; ``python -m tests.exchange.charts`` writes anew."""

from __future__ import annotations

import pytest

from tests.exchange.charts import GOLDEN, golden


@pytest.mark.parametrize("name", ["small.drawio", "small-visio.txt", "small.mmd", "small.dot"])
def test_the_small_process_is_drawn_as_it_was_looked_at(name: str) -> None:
    assert golden()[name] == (GOLDEN / name).read_bytes().decode()
