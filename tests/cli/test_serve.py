"""``procman serve``: what it hands out, what it refuses, and that pages learn of builds."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest

from procman.cli.serve import rebuild_on_change
from procman.cli.session import Session
from procman.cli.site_events import SiteEvents
from procman.cli.site_server import running_server, with_reload
from procman.errors import UsageError
from tests.chromium import Chromium
from tests.conftest import REPOSITORY, MakeWorkspace

PAGE = "<!DOCTYPE html><meta content=\"default-src 'none'; x\"><title>页</title><body><p>正文</p></body>"
HEADING = "document.querySelector('h2')"
PATIENCE = 120


@pytest.fixture
def events() -> SiteEvents:
    return SiteEvents()


@pytest.fixture
def address(tmp_path: Path, events: SiteEvents) -> Iterator[str]:
    site = tmp_path / "site"
    (site / "roles").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "roles/clerk.html").write_text(PAGE, encoding="utf-8")
    (site / "style.css").write_text("p {}", encoding="utf-8")
    (site / ".procman-site.json").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    with running_server(site, "127.0.0.1", 0, events, "en") as running:
        yield running


def get(address: str, path: str, host: str = "", method: str = "GET") -> tuple[int, str, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    content = answer.read().decode()
    connection.close()
    return answer.status, answer.headers["Content-Type"], content


def test_pages_reload_themselves_and_files_stay_as_they_are(address: str) -> None:
    status, kind, page = get(address, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert page == with_reload(PAGE) != PAGE
    assert "connect-src 'self'" in page
    assert get(address, "/roles/clerk.html?x=1")[0] == 200
    assert get(address, "/style.css") == (200, "text/css; charset=utf-8", "p {}")
    assert "EventSource" in get(address, "/.procman/reload.js")[2]
    assert get(address, "/", method="HEAD")[2] == ""


OUTSIDE = ["/../secret.txt", "/%2e%2e/secret.txt", "/roles/../../secret.txt", "/link.txt", "/..%5csecret.txt"]
ABSENT = ["/.procman-site.json", "//etc/passwd", "/a%00b", "/nothing"]


@pytest.mark.parametrize("path", OUTSIDE + ABSENT)
def test_only_the_site_is_handed_out(path: str, address: str) -> None:
    status, _, content = get(address, path)
    assert status == 404
    assert "secret" not in content


def test_a_strange_name_for_this_machine_is_refused(address: str) -> None:
    assert get(address, "/", host="rebound.example")[0] == 403
    assert get(address, "/", host="localhost:1")[0] == 200


def test_a_taken_port_is_told(address: str, tmp_path: Path, events: SiteEvents) -> None:
    port = urlsplit(address).port
    assert port
    with pytest.raises(UsageError) as caught, running_server(tmp_path, "127.0.0.1", port, events, "en"):
        pass
    assert caught.value.key == "cannot-listen"


def test_open_pages_are_told_of_builds_and_faults(address: str, events: SiteEvents) -> None:
    events.failed("AD-01: <wrong>")
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request("GET", "/.procman/events")
    stream = connection.getresponse()
    event, data = stream.readline().decode(), stream.readline().decode()
    assert event == "event: failed\n"
    assert json.loads(data.removeprefix("data: "))["fault"] == "AD-01: <wrong>"
    stream.readline()
    threading.Timer(0.05, events.built).start()
    assert stream.readline() == b"event: built\n"
    connection.close()
    missing = get(address, "/nothing")
    assert missing[0] == 404


def test_without_a_site_the_fault_is_the_page(address: str, events: SiteEvents) -> None:
    events.failed("AD-01: <wrong>")
    page = get(address, "/processes/AD-01.html")[2]
    assert "AD-01: &lt;wrong&gt;" in page
    assert "reload.js" in page


def test_a_fault_waits_for_the_next_save(capsys: pytest.CaptureFixture[str], events: SiteEvents) -> None:
    outcomes: Iterator[str | Exception] = iter([UsageError("no-processes"), "en"])

    def build() -> str:
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    session = Session()
    session.settle(None, "en", False, False)
    rebuild_on_change(session, build, iter([["processes/a.yaml"]]), events)
    assert events.latest[0] == 1
    assert events.latest[1] in capsys.readouterr().err
    rebuild_on_change(session, build, iter([["processes/a.yaml"]]), events)
    assert events.latest == (2, "")


@pytest.fixture
def serving(make_workspace: MakeWorkspace) -> Iterator[tuple[Path, subprocess.Popen[str], str]]:
    root = make_workspace()
    command = [sys.executable, "-m", "procman", "--root", str(root), "--lang", "en", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        yield root, process, _line(process.stdout)
    finally:
        process.kill()
        process.communicate()


def _line(stream: IO[str] | None) -> str:
    assert stream
    return stream.readline().strip()


def test_a_saved_definition_shows_in_the_browser(
    browser: Chromium, serving: tuple[Path, subprocess.Popen[str], str]
) -> None:
    root, process, address = serving
    with closing(browser.open(f"{address}processes/AD-01.html")) as tab:
        file = next(root.rglob("ad-01*.yaml"))
        good = file.read_text(encoding="utf-8")
        assert tab.until(f"{HEADING} !== null && !{HEADING}.textContent.includes('全新')")
        file.write_text(good + "nonsense: 1\n", encoding="utf-8")
        tab.until("document.querySelector('#procman-fault') !== null")
        assert "nonsense" in tab.evaluate("document.querySelector('#procman-fault').textContent")
        file.write_text(good.replace("\nname: ", "\nname: 全新", 1), encoding="utf-8")
        tab.until(f"{HEADING} !== null && {HEADING}.textContent.includes('全新')")
        assert tab.evaluate("document.querySelector('#procman-fault') === null")
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    assert process.stderr
    assert "Traceback" not in process.stderr.read()
