from __future__ import annotations

import os
import sys
from typing import Any

import pytest

from procman.cli.terminal import terminal


class Screen:
    def __init__(self, *, isatty: bool) -> None:
        self._isatty = isatty

    def isatty(self) -> bool:
        return self._isatty

    def fileno(self) -> int:
        return 1


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Any:
    def show(columns: int | None, *, isatty: bool = True) -> None:
        def size(_: int) -> os.terminal_size:
            if columns is None:
                raise OSError
            return os.terminal_size((columns, 24))

        monkeypatch.setattr(sys, "stdout", Screen(isatty=isatty))
        monkeypatch.setattr(os, "get_terminal_size", size)

    monkeypatch.delenv("NO_COLOR", raising=False)
    return show


def test_programs_get_a_message_a_line(screen: Any) -> None:
    screen(80, isatty=False)
    assert terminal() == (False, 0)


@pytest.mark.parametrize(("columns", "used"), [(80, 80), (240, 100), (0, 100), (None, 100)])
def test_lines_fit_the_terminal_and_the_eye(screen: Any, columns: int | None, used: int) -> None:
    screen(columns)
    assert terminal() == (True, used)


def test_colour_can_be_refused(screen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    screen(80)
    monkeypatch.setenv("NO_COLOR", "1")
    assert terminal() == (False, 80)
