"""``procman serve``: the site while it is being written."""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.session import Session
from procman.errors import ProcmanError

if TYPE_CHECKING:
    from procman.cli.site_events import SiteEvents
    from procman.source.workspace import Workspace

_DEFAULT_PORT = 8000


def serve(
    context: typer.Context,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port; 0 for any that is free.")
    ] = _DEFAULT_PORT,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen at; by default only this machine.")
    ] = "127.0.0.1",
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the site in a browser.", show_default=False)
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder to build in. Default: a temporary one.")
    ] = None,
) -> int:
    """Show the site in a browser, and keep it up to date as definitions and templates are saved, until Ctrl-C."""
    from procman.cli.changed_files import changed_files
    from procman.cli.site_events import SiteEvents
    from procman.cli.site_server import running_server
    from procman.documents.environment import OVERRIDES_FOLDER
    from procman.messages import text

    session: Session = context.obj
    gc.enable()  # a short run does without; this one goes on for hours
    changes = changed_files(session.root, OVERRIDES_FOLDER)
    events = SiteEvents()
    with tempfile.TemporaryDirectory(prefix="procman-site-") as temporary:
        folder = output or Path(temporary)
        build = _builder(session, folder)
        # The first build comes before the server's threads: with threads about, no workers can be forked.
        language = _built(session, build, events)
        with running_server(folder, host, port, events, language) as address:
            session.write(f"{address}\n")
            sys.stdout.flush()
            session.note(text(language, "report.serving", address=address))
            if open_browser:
                import webbrowser

                webbrowser.open(address)
            rebuild_on_change(session, build, changes, events)
    return 0


def rebuild_on_change(
    session: Session, build: Callable[[], str], changes: Iterable[list[str]], events: SiteEvents
) -> None:
    """Build after every change, until the changes end; what goes wrong is told and waits for the next save."""
    from procman.messages import text

    for paths in changes:
        session.note(text(session.language(), "lint-report.changed", paths=", ".join(paths)))
        _built(session, build, events)


def _built(session: Session, build: Callable[[], str], events: SiteEvents) -> str:
    """Build, and tell terminal and browsers how it went.

    Returns:
        The language of what was told.
    """
    from procman.report.errors import error_text

    try:
        language = build()
    except ProcmanError as error:
        language = session.language()
        told = error_text(error, language)
        sys.stderr.write(told)
        events.failed(told)
    else:
        events.built()
    return language


def _builder(session: Session, folder: Path) -> Callable[[], str]:
    """A function that loads the workspace anew and builds what has changed; it gives the site's language."""
    from procman.cli.documents import open_publication
    from procman.documents.site.build import build_site
    from procman.messages import text

    known: list[Workspace] = []

    def build() -> str:
        run = session.afresh()
        try:
            known[:] = [run.work_tree(known[0] if known else None)]
            built = build_site(open_publication(run), folder)
        finally:
            run.end()
        session.note(
            text(run.language(), "report.site-rebuilt", written=len(built.written), removed=len(built.removed))
        )
        return run.language()

    return build
