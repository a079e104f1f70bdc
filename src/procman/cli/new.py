"""``procman new``: the skeleton of a process."""

from __future__ import annotations

import json
import re
from typing import Annotated

import typer

from procman.cli.session import Session
from procman.errors import OutputError, UsageError
from procman.model.definitions import Definitions
from procman.model.scalars import ID_PATTERN


def new(
    context: typer.Context,
    process_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the process, such as CS-02.")],
    name: Annotated[str, typer.Option("--name", help="Name of the process.")],
    domain: Annotated[str, typer.Option("--domain", help="Id of its domain in manual.yaml.")],
    owner: Annotated[str | None, typer.Option("--owner", help="Role that answers for it.")] = None,
) -> int:
    """Write a commented skeleton of a process."""
    from procman.documents.environment import shipped_templates
    from procman.documents.writing import write_output
    from procman.source.formatting import PROCESS_SECTIONS, formatted
    from procman.source.reader import read

    session: Session = context.obj
    workspace = session.workspace()
    definitions = workspace.definitions
    _check(definitions, process_id, domain)
    path = session.root / "processes" / domain / f"{process_id.lower()}.yaml"
    if path.exists() or process_id in workspace.files:
        raise OutputError("exists", path=workspace.files.get(process_id, path.relative_to(session.root).as_posix()))
    template = (shipped_templates() / "new" / f"{session.language()}.yaml").read_text(encoding="utf-8")
    content = template.format(
        schema="../../schemas/process.schema.json",
        id=process_id,
        name=json.dumps(name, ensure_ascii=False),
        domain=domain,
        owner=owner or next(iter(definitions.organisation.roles), "owner"),
    )
    relative = path.relative_to(session.root).as_posix()
    read(content.encode("utf-8", "replace"), relative)  # refuse what could not be read
    write_output(path, formatted(content.encode(), relative, PROCESS_SECTIONS))
    session.write(relative + "\n")
    return 0


def _check(definitions: Definitions, process_id: str, domain: str) -> None:
    """Refuse what the linter would refuse, and any word that is no id: it becomes part of a path."""
    from procman.model.scalars import PROCESS_ID_PATTERN

    pattern = definitions.manual.numbering.process
    if not re.fullmatch(PROCESS_ID_PATTERN, process_id) or not re.fullmatch(pattern, process_id):
        raise UsageError("new-id", id=process_id, pattern=pattern)
    declared = definitions.manual.domains
    if not re.fullmatch(ID_PATTERN, domain) or (declared and domain not in declared):
        raise UsageError("new-domain", domain=domain, domains=", ".join(declared))
