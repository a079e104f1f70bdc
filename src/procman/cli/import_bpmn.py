"""``procman import bpmn``."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.cli.session import Session
from procman.errors import UsageError, WorkspaceError

if TYPE_CHECKING:
    from procman.exchange.bpmn_import.run_import import Request, Run

WHOLLY, FINDINGS, UNREADABLE = 0, 1, 2


class Format(enum.StrEnum):
    """Formats of the report."""

    text = "text"
    json = "json"


Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="BPMN 2.0 files.")]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Workspace to import into; made if there is none. Default: the one here.",
        show_default=False,
    ),
]
DomainOption = Annotated[
    str | None, typer.Option("--domain", help="Id of their domain in manual.yaml.", show_default=False)
]
OwnerOption = Annotated[str | None, typer.Option("--owner", help="Role that answers for them.", show_default=False)]
PrefixOption = Annotated[
    str | None, typer.Option("--prefix", help="What their ids begin with, such as CS.", show_default=False)
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Overwrite definitions of the same id or name.", show_default=False)
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Report only; write nothing.", show_default=False)]
FormatOption = Annotated[Format, typer.Option("--format", help="Format of the report.")]
ReportOption = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write the report to a file.", show_default=False)
]


def bpmn(
    context: typer.Context,
    files: Files,
    output: OutputOption = None,
    domain: DomainOption = None,
    owner: OwnerOption = None,
    prefix: PrefixOption = None,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = Format.text,
    report: ReportOption = None,
) -> int:
    """Turn BPMN 2.0 files into process definitions.

    The written paths go to stdout and the report to stderr; with --format json the report goes to stdout. Exit code:
    0 imported wholly, 1 some elements are not carried, 2 a file could not be read or written.
    """
    from procman.exchange.bpmn_import.run_import import run_import
    from procman.source.workspace import MANUAL

    session: Session = context.obj
    root = _root(session, output)
    request = _request(session, root, files, domain, owner, prefix, force)
    run = run_import(request)
    if not (root / MANUAL).is_file() and run.contents:
        run.contents = {**request.contents, **run.contents}
    if not dry_run:
        _write(run, root)
    _report(session, run, request.language, format, report, dry_run)
    return _exit_code(run)


def _root(session: Session, output: Path | None) -> Path:
    """The workspace to write to; it need not be there yet if it was named."""
    from procman.source.workspace import MANUAL, find_root

    if output is None:
        try:
            return session.root
        except WorkspaceError as error:
            raise WorkspaceError("import-no-workspace", None, **error.arguments) from None
    if not (output / MANUAL).is_file():
        try:
            outer = find_root(output)
        except WorkspaceError:
            return output
        if output.resolve().is_relative_to(outer / "processes"):
            raise UsageError("import-output-inside", path=str(output))
    return output


def _request(
    session: Session,
    root: Path,
    files: list[Path],
    domain: str | None,
    owner: str | None,
    prefix: str | None,
    force: bool,
) -> Request:
    from procman.exchange.bpmn_import.run_import import Request
    from procman.model.definitions import Definitions
    from procman.source.tree import FolderTree
    from procman.source.workspace import MANUAL, load

    named = [(path, path.as_posix()) for path in dict.fromkeys(files)]
    if not (root / MANUAL).is_file():
        contents = _new_workspace(session.language())
        return Request(named, Definitions(), contents, {}, session.language(), domain, owner, prefix, force)
    workspace = load(FolderTree(root))
    definitions = workspace.require_sound()
    return Request(
        named,
        definitions,
        workspace.contents,
        workspace.files,
        session.language(definitions.manual),
        domain,
        owner,
        prefix,
        force,
    )


def _new_workspace(language: str) -> dict[str, bytes]:
    """The dictionaries and schemas of a workspace that is made on the way."""
    from procman.model.roots import ROOTS
    from procman.report.schemas import json_schema
    from procman.source.workspace import MANUAL, ORGANISATION

    schema = "# yaml-language-server: $schema=../schemas/{}.schema.json\n"
    schemas = {
        f"schemas/{name}.schema.json": json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
        for name in ROOTS
    }
    return {name: content.encode() for name, content in schemas.items()} | {
        MANUAL: (schema.format("manual") + f"language: {language}\n").encode(),
        ORGANISATION: schema.format("organisation").encode(),
    }


def _write(run: Run, root: Path) -> None:
    """Write the definitions first: what they mention is declared last, and nothing mentions what is not there."""
    from procman.documents.writing import write_output

    for path, content in run.contents.items():
        write_output(root / path, content, force=True)


def _report(session: Session, run: Run, language: str, format: Format, report: Path | None, dry_run: bool) -> None:
    from procman.report.import_json import import_json
    from procman.report.import_text import import_text

    as_json = format is Format.json
    content = (import_json if as_json else import_text)(run, language, dry_run=dry_run)
    if report is not None:
        _write_report(report, content)
    elif as_json:
        session.write(content)
        return
    else:
        session.note(content)
    if not dry_run:
        session.write("".join(f"{path}\n" for path in run.contents))


def _write_report(path: Path, content: str) -> None:
    from procman.documents.writing import write_output
    from procman.messages import LANGUAGES, text

    words = [text(language, f"import.{key}") for language in LANGUAGES for key in ("next", "dry-run")]
    write_output(path, content, markers=(b'"dry_run": ', b"procman: ", *(one.encode() for one in words)))


def _exit_code(run: Run) -> int:
    if any(result.error is not None for result in run.files):
        return UNREADABLE
    told = (entry for result in run.files if result.imported for entry in result.imported.ledger.told())
    return FINDINGS if any(entry.fate == "not-carried" for entry in told) else WHOLLY
