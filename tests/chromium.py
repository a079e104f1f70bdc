"""A headless Chromium, driven through its debugging pipe: no library is needed."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_HIGH = 50
_MOST_PICTURES = 150


class Chromium:
    """A browser with one page.

    Args:
        folder: For its profile and for what pages save.
    """

    def __init__(self, folder: Path) -> None:
        assert PROGRAM is not None
        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        self.dialogs: list[str] = []
        self.faults: list[str] = []
        self.requests: list[str] = []
        command_read, self._write = os.pipe()
        self._read, answer_write = os.pipe()

        def wire() -> None:
            # Chromium reads commands from 3 and writes answers to 4; first out of the way, as one may be the other.
            os.dup2(command_read, _HIGH)
            os.dup2(answer_write, _HIGH + 1)
            os.dup2(_HIGH, 3)
            os.dup2(_HIGH + 1, 4)

        self._process = subprocess.Popen(
            [PROGRAM, "--headless", "--no-sandbox", "--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}"],
            preexec_fn=wire,
            close_fds=False,
            stderr=subprocess.DEVNULL,
        )
        os.close(command_read)
        os.close(answer_write)
        self._events: list[dict[str, Any]] = []
        self._number = 0
        self._rest = b""
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "DOM"):
            self.call(f"{domain}.enable")
        self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads), eventsEnabled=True)

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._session = None
        self.call("Browser.close")
        self._process.wait(30)
        os.close(self._write)
        os.close(self._read)

    def open(self, path: Path) -> None:
        """Show a file, and wait until it is there."""
        self.call("Page.navigate", url=path.as_uri())
        loaded = "document.readyState === 'complete' ? done() : addEventListener('load', () => done())"
        self.run(f"new Promise(done => {{ {loaded} }})")
        assert self.run("location.href") == path.as_uri()

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def give_file(self, selector: str, path: Path) -> None:
        """Choose a file in a file input."""
        element = self.call("Runtime.evaluate", expression=f"document.querySelector({json.dumps(selector)})")
        self.call("DOM.setFileInputFiles", files=[str(path)], objectId=element["result"]["objectId"])

    def press(self, key: str) -> None:
        """Press a key that writes nothing, such as Tab."""
        code = {"Tab": 9, "Space": 32}[key]
        text = {"text": " "} if key == "Space" else {}
        name = " " if key == "Space" else key
        common = {"key": name, "code": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        self.call("Input.insertText", text=text)

    def saved(self, script: str) -> Path:
        """Run what makes the page save a file, and wait for the file."""
        self.run(script)
        while True:
            done = self.wait_for("Browser.downloadProgress")
            if done["state"] == "completed":
                return max(self.downloads.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            assert done["state"] == "inProgress", done

    def picture(self, least: int = 0) -> bytes:
        """The page as PNG, when it has come to rest and the picture has so many bytes at the least."""
        before = b""
        for _ in range(_MOST_PICTURES):
            now = base64.b64decode(self.call("Page.captureScreenshot")["data"])
            if now == before and len(now) >= least:
                return now
            before = now
            self.run("new Promise(done => setTimeout(done, 200))")
        raise AssertionError("the page does not come to rest")

    def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the debugging protocol."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def wait_for(self, event: str) -> Any:
        """Wait for an event, unless it came since the last wait."""
        while not any(each["method"] == event for each in self._events):
            self._next()
        place = next(place for place, each in enumerate(self._events) if each["method"] == event)
        return self._events.pop(place)["params"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._read, 1 << 16)
            assert piece, "Chromium has gone"
            self._rest += piece
        text, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(text)
        self._take(answer)
        return answer

    def _take(self, answer: dict[str, Any]) -> None:
        method = answer.get("method", "")
        if method == "Page.javascriptDialogOpening":
            self.dialogs.append(answer["params"]["message"])
            self._send_only("Page.handleJavaScriptDialog", accept=True)
        elif method == "Runtime.exceptionThrown":
            self.faults.append(json.dumps(answer["params"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(answer["params"]["request"]["url"])
        elif method == "Browser.downloadProgress":
            self._events.append(answer)

    def _send_only(self, method: str, **parameters: Any) -> None:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters, "sessionId": self._session}
        os.write(self._write, json.dumps(message).encode() + b"\0")
