"""A headless Chromium, driven through its debugging pipe: no library is needed."""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn
from weakref import WeakValueDictionary

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60.0
"""Seconds that an answer, or what a test waits for, may take."""
KEYS = {"Enter": ("\r", 13), "Escape": ("", 27), "ArrowDown": ("", 40), "ArrowUp": ("", 38), "Tab": ("", 9)}
OFFLINE = ["--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", *OFFLINE]
WIRED = 'exec "$@" --remote-debugging-pipe 3<&0 4>&1 </dev/null >/dev/null 2>&1'
"""Chromium reads commands from 3 and writes answers to 4."""


class NotNowError(AssertionError):
    """The browser could not do what it was asked, as when a page goes away while it is being looked at."""


class Chromium:
    """A running browser without a window, offline except for what this machine serves; close it at the end.

    Every tab has a profile of its own: tests that share the browser do not see what others left in it. A browser that
    hangs or ends fails the test that waits for it, and the next tab opens in another one.

    Args:
        folder: For profiles and for what pages save.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._start()

    def close(self) -> None:
        with suppress(AssertionError, subprocess.TimeoutExpired):
            self.call("Browser.close")
            self._process.wait(PATIENCE)
        self._stop()

    def open(self, url: str, width: int = 1440, height: int = 900, *, dark: bool = False) -> Tab:
        """A new tab with a page, when that has been loaded; sizes in pixels."""
        if self._process.poll() is not None:
            self._stop()
            self._start()
        profile = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=profile)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = self._tabs[session] = Tab(self, session, profile, self._new_folder("downloads-"))
        tab.prepare(width, height, "dark" if dark else "light")
        tab.go(url)
        return tab

    def call(self, method: str, session: str = "", /, **parameters: Any) -> dict[str, Any]:
        """Call a method of the debugging protocol, and wait for its result.

        Raises:
            NotNowError: When the browser refuses.
            AssertionError: When it does not answer in time, or has ended.
        """
        number = self.send(method, session, **parameters)
        end = time.monotonic() + PATIENCE
        while True:
            message = self._receive(end)
            if message.get("id") == number:
                if "error" in message:
                    raise NotNowError(message["error"])
                return dict(message["result"])
            tab = self._tabs.get(message.get("sessionId", ""))
            if tab and "method" in message:
                tab.take(message)

    def send(self, method: str, session: str = "", /, **parameters: Any) -> int:
        """Call a method without waiting for its result."""
        number = next(self._numbers)
        request = {"id": number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        try:
            self._link.settimeout(PATIENCE)
            self._link.sendall(json.dumps(request).encode() + b"\0")
        except OSError as error:
            self._give_up(f"the browser takes no commands: {error}")
        return number

    def _start(self) -> None:
        program = next(filter(None, map(shutil.which, NAMES)), None)
        if program is None:
            pytest.skip("no Chromium here, so pages are not tried in a browser: install Debian's chromium to run this")
        command = ["sh", "-c", WIRED, "sh", program, *FLAGS, f"--user-data-dir={self._new_folder('profile-')}"]
        self._link, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(command, stdin=theirs.fileno(), stdout=theirs.fileno())
        self._received = b""
        self._tabs: WeakValueDictionary[str, Tab] = WeakValueDictionary()
        self.call("Browser.getVersion")

    def _stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._link.close()

    def _give_up(self, reason: str) -> NoReturn:
        self._stop()  # it would let every other test wait as long
        raise AssertionError(reason)

    def _receive(self, end: float) -> dict[str, Any]:
        if time.monotonic() > end:  # while a page that never rests goes on telling
            self._give_up("the browser does not answer")
        while b"\0" not in self._received:
            self._link.settimeout(max(0.001, end - time.monotonic()))
            try:
                content = self._link.recv(1 << 20)
            except TimeoutError:
                self._give_up("the browser does not answer")
            except ConnectionError:
                content = b""
            if not content:
                self._give_up("the browser has ended")
            self._received += content
        message, _, self._received = self._received.partition(b"\0")
        return dict(json.loads(message))

    def _new_folder(self, prefix: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=prefix, dir=self._folder))


class Tab:
    """A page in the browser; dialogs are accepted as they come."""

    def __init__(self, browser: Chromium, session: str, profile: str, downloads: Path) -> None:
        self._browser = browser
        self._session = session
        self._profile = profile
        self._events: list[dict[str, Any]] = []
        self.downloads = downloads

    def prepare(self, width: int, height: int, scheme: str) -> None:
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        saving = {"downloadPath": str(self.downloads), "eventsEnabled": True, "browserContextId": self._profile}
        self.call("Browser.setDownloadBehavior", behavior="allow", **saving)
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def close(self) -> None:
        """Close the page and forget its profile; what it did can still be asked."""
        self._browser.call("Target.disposeBrowserContext", browserContextId=self._profile)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.call(method, self._session, **parameters)

    def take(self, event: dict[str, Any]) -> None:
        self._events.append(event)
        if event["method"] == "Page.javascriptDialogOpening":
            self._browser.send("Page.handleJavaScriptDialog", self._session, accept=True)

    def go(self, url: str) -> None:
        """Show a page, and wait until it is there."""
        answer = self.call("Page.navigate", url=url)
        assert "errorText" not in answer, answer["errorText"]
        self.until(f"document.readyState === 'complete' && location.href === {json.dumps(url)}")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; of a promise, what it promised."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, expression: str) -> Any:
        """Wait until an expression is true."""
        return _patiently(lambda: self.evaluate(expression), expression)

    def press(self, key: str) -> None:
        text, code = KEYS.get(key, (key, ord(key[0])))
        press = {"key": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **press)
        self.call("Input.dispatchKeyEvent", type="keyUp", **press)

    def type(self, text: str) -> None:
        """Type where the focus is, as an input method does."""
        self.call("Input.insertText", text=text)

    def mouse(self, kind: str, x: float, y: float, **more: Any) -> None:
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def give_file(self, selector: str, path: Path) -> None:
        """Choose a file in a file input."""
        element = self.call("Runtime.evaluate", expression=f"document.querySelector({json.dumps(selector)})")
        self.call("DOM.setFileInputFiles", files=[str(path)], objectId=element["result"]["objectId"])

    def saved(self, script: str) -> Path:
        """The file that the page saves when a script is run."""
        before = set(self.downloads.iterdir())
        seen = len(self._told("Browser.downloadProgress"))

        def completed() -> bool:
            self.evaluate("0")  # events are taken while an answer is waited for
            states = {progress["state"] for progress in self._told("Browser.downloadProgress")[seen:]}
            assert "canceled" not in states
            return "completed" in states

        self.evaluate(script)
        _patiently(completed, "the file is there")
        (file,) = set(self.downloads.iterdir()) - before
        return file

    def picture(self) -> bytes:
        """What is painted now, as PNG."""
        self.call("Page.bringToFront")  # what is behind is not painted
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def picture_at_rest(self, least: int) -> bytes:
        """The page as PNG, when it has come to rest and the picture has so many bytes at the least."""

        def rested() -> bytes:
            before = self.picture()
            time.sleep(0.2)
            return before if len(before) >= least and before == self.picture() else b""

        return bytes(_patiently(rested, "the page comes to rest"))

    def pdf(self) -> bytes:
        """The page as it is printed."""
        parameters = {"preferCSSPageSize": True, "printBackground": True}
        return base64.b64decode(self.call("Page.printToPDF", **parameters)["data"])

    def dialogs(self) -> list[str]:
        """What dialogs said."""
        return [dialog["message"] for dialog in self._told("Page.javascriptDialogOpening")]

    def requests(self) -> list[str]:
        """The addresses of what the page asked for, itself among them."""
        return [request["request"]["url"] for request in self._told("Network.requestWillBeSent")]

    def complaints(self) -> list[str]:
        """What the console said in red: faults of scripts, things not found, things that the policy refused."""
        thrown = [str(fault["exceptionDetails"]) for fault in self._told("Runtime.exceptionThrown")]
        entries = [logged["entry"] for logged in self._told("Log.entryAdded")]
        return thrown + [entry["text"] for entry in entries if entry["level"] == "error"]

    def _told(self, method: str) -> list[dict[str, Any]]:
        return [event["params"] for event in self._events if event["method"] == method]


def _patiently(ask: Callable[[], Any], what: str) -> Any:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(NotNowError):
            value = ask()
            if value:
                return value
        time.sleep(0.02)
    raise AssertionError(f"never true: {what}")
