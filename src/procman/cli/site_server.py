"""The web server of ``procman serve``: a folder, and a script in every page that reloads it."""

from __future__ import annotations

import html
import json
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from procman.cli.site_events import SiteEvents
from procman.documents.environment import shipped_templates
from procman.documents.site.scripts import RELOAD_SCRIPT
from procman.errors import UsageError
from procman.messages import text

EVENTS: Final = "/.procman/events"
SCRIPT: Final = "/.procman/reload.js"
_PULSE_SECONDS: Final = 15.0
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


class SiteServer(ThreadingHTTPServer):
    """Serves a site's folder.

    Args:
        address: Host and port.
        folder: The site.
        events: How builds go.
        language: Language of the server's own pages.
    """

    daemon_threads = True  # a page that listens for events must not hold up the end

    def __init__(self, address: tuple[str, int], folder: Path, events: SiteEvents, language: str) -> None:
        super().__init__(address, _Handler)
        self.folder, self.events, self.language = folder.resolve(), events, language

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone away is no news."""


@contextmanager
def running_server(folder: Path, host: str, port: int, events: SiteEvents, language: str) -> Iterator[str]:
    """A server in the background, as long as the ``with`` statement lasts.

    Yields:
        The address of the site's entry.

    Raises:
        UsageError: It cannot listen there.
    """
    try:
        server = SiteServer((host, port), folder, events, language)
    except OSError as error:
        raise UsageError("cannot-listen", host=host, port=port, reason=error.strerror or str(error)) from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer

    def do_GET(self) -> None:
        """Answer a request."""
        path = unquote(urlsplit(self.path).path)
        if not self._is_meant():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"")
        elif path == EVENTS:
            self._send_events()
        elif path == SCRIPT:
            script = (shipped_templates() / RELOAD_SCRIPT).read_bytes()
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", script)
        else:
            self._send_file(path)

    do_HEAD = do_GET  # noqa: N815 - the name is the library's

    def log_message(self, format: str, *arguments: Any) -> None:
        """The terminal is for builds and their faults."""

    def _is_meant(self) -> bool:
        """Whether the request names a host that we are: a strange page must not read the site under its own name."""
        bound = str(self.server.server_address[0])
        asked = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        return bound not in _LOOPBACK or asked in _LOOPBACK

    def _send_file(self, path: str) -> None:
        file = self._file(path)
        if file is None or not file.is_file():
            self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", self._missing().encode())
            return
        content = file.read_bytes()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if file.suffix == ".html":
            content = with_reload(content.decode()).encode()
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        self._send(HTTPStatus.OK, kind, content)

    def _file(self, path: str) -> Path | None:
        """The file of the site at a path; None for what is hidden or lies outside."""
        parts = [part for part in path.split("/") if part]
        if any(part.startswith(".") or "\\" in part or ":" in part or "\0" in part for part in parts):
            return None
        file = self.server.folder.joinpath(*parts).resolve()
        if not file.is_relative_to(self.server.folder):
            return None
        return file / "index.html" if file.is_dir() else file

    def _missing(self) -> str:
        """A page that waits for the next build, with what keeps this one from being there."""
        fault = self.server.events.latest[1]
        language = self.server.language
        title = html.escape(text(language, "report.serve-failed" if fault else "report.serve-missing"))
        return with_reload(
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
            f"<body><h1>{title}</h1>\n<pre>{html.escape(fault)}</pre>\n"
            f'<p><a href="/">{html.escape(text(language, "report.serve-entry"))}</a></p>\n</body>\n</html>\n'
        )

    def _send_events(self) -> None:
        """Tell of builds for as long as the page listens; a fault that is there already is told at once."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        number, fault = self.server.events.latest
        try:
            if fault:
                self._tell(fault)
            while self.command == "GET":
                last = number
                number, fault = self.server.events.after(last, _PULSE_SECONDS)
                if number > last:
                    self._tell(fault)
                else:
                    self.wfile.write(b": still here\n\n")
                    self.wfile.flush()
        except OSError:
            return  # the page was closed

    def _tell(self, fault: str) -> None:
        title = text(self.server.language, "report.serve-failed")
        event, data = ("failed", {"title": title, "fault": fault}) if fault else ("built", {})
        self.wfile.write(f"event: {event}\ndata: {json.dumps(data)}\n\n".encode())
        self.wfile.flush()

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)


def with_reload(page: str) -> str:
    """A page that reloads itself; its policy lets it listen to this server, and to nobody else."""
    page = page.replace("default-src 'none';", "default-src 'none'; connect-src 'self';", 1)
    before, end, after = page.rpartition("</body>")
    return f'{before}<script src="{SCRIPT}"></script>\n{end}{after}' if end else page
