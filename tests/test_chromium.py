"""The browser that tests share fails the test that it hangs in, and no other."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests import chromium
from tests.chromium import Chromium

pytestmark = pytest.mark.slow


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Chromium]:
    with closing(Chromium(tmp_path)) as started:
        yield started


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text("<!DOCTYPE html><title>x</title><p>x", encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(
    ("sent", "patience", "told"),
    [(signal.SIGSTOP, 0.5, "does not answer"), (signal.SIGKILL, 30, "has ended|takes no commands")],
)
def test_after_a_browser_that_hangs_or_ends_comes_another(
    sent: signal.Signals, patience: float, told: str, own: Chromium, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = own.open(page)
    own._process.send_signal(sent)
    with monkeypatch.context() as hasty:
        hasty.setattr(chromium, "PATIENCE", patience)
        with pytest.raises(AssertionError, match=told):
            tab.evaluate("1 + 1")
    with closing(own.open(page)) as another:
        assert another.evaluate("1 + 1") == 2


def test_what_never_comes_true_fails(own: Chromium, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tab = own.open(page)
    monkeypatch.setattr(chromium, "PATIENCE", 3)
    with pytest.raises(AssertionError, match=r"never true: document\.title"):
        tab.until("document.title === 'y'")


def test_tabs_do_not_see_what_others_left(browser: Chromium, page: str) -> None:
    with closing(browser.open(page)) as one, closing(browser.open(page)) as other:
        one.evaluate("localStorage.setItem('left', '1')")
        one.go(page)
        assert one.evaluate("localStorage.getItem('left')") == "1"
        assert other.evaluate("localStorage.length") == 0


def test_there_is_no_network(browser: Chromium, page: str) -> None:
    with closing(browser.open(page)) as tab:
        fetched = tab.evaluate("fetch('https://example.com/').then(() => 'fetched', () => 'refused')")
        assert fetched == "refused"
        assert "https://example.com/" in tab.requests()
        assert any("ERR_NAME_NOT_RESOLVED" in complaint for complaint in tab.complaints())
