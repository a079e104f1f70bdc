"""``procman render landscape``."""

from __future__ import annotations

import enum
import re
from pathlib import Path
from typing import Annotated

import typer

from procman.cli.documents import RevOption
from procman.cli.landscape_formats import FORMATS, LandscapeJob
from procman.cli.picture_options import FontPathOption, ScaleOption, check_picture_options
from procman.cli.session import Session
from procman.errors import UsageError

Format = enum.StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]
_SVG = Format("svg")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def landscape(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--format", help="Format of the result.")] = _SVG,
    domains: Annotated[
        list[str] | None, typer.Option("--domain", metavar="ID", help="A domain to show; may be repeated. Default all.")
    ] = None,
    parties: Annotated[
        bool, typer.Option("--parties", help="List exchanges with outside parties in the cards, too.")
    ] = False,
    links: Annotated[
        str,
        typer.Option("--links", metavar="ADDRESS", help="The manual that processes lead to; none for no links."),
    ] = "manual.html",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="File to write. Default: <output folder>/landscape.<format>. JSON goes to stdout by default.",
        ),
    ] = None,
    rev: RevOption = None,
    font_path: FontPathOption = None,
    scale: ScaleOption = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that procman did not write.")] = False,
) -> int:
    """Draw the map of domains and processes with their hand-overs 流程全景图."""
    from procman.cli.output import output_folder, write_result
    from procman.cli.past import told_withdrawal
    from procman.cli.select import document_definitions
    from procman.cli.shown_version import show_version
    from procman.documents.withdrawal import as_retired
    from procman.landscape.model import build_landscape

    session: Session = context.obj
    check_picture_options(format.value, font_path, scale)
    show_version(session, rev)
    known = document_definitions(session)
    withdrawn = told_withdrawal(session, known)
    definitions = as_retired(known, withdrawn)
    shown = build_landscape(definitions, domains or ())
    job = LandscapeJob(
        shown,
        session.language(),
        parties,
        _manual(links),
        session.overrides,
        tuple(font_path or ()),
        scale,
        withdrawn.of([process.id for process in shown.processes]),
    )
    content = FORMATS[format.value].writer()(job)
    if format.value == "json" and output is None:
        session.write(str(content))
        return 0
    name = f"landscape.{format.value}"
    path = output or output_folder(session, definitions) / name
    markers = tuple(dict.fromkeys(entry.marker for entry in FORMATS.values()))
    write_result(session, path / name if path.is_dir() else path, content, force=force, markers=markers)
    return 0


def _manual(address: str) -> str | None:
    """The address that was asked for.

    Raises:
        UsageError: It would run something instead of leading somewhere.
    """
    if address == "none":
        return None
    scheme = _SCHEME.match(address.strip())
    if scheme and scheme.group().lower() not in ("http:", "https:", "file:"):
        raise UsageError("bad-links", address=address)
    return address.strip().partition("#")[0]
