"""``procman init``: a new workspace."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import Annotated

import typer

from procman.cli.session import Session
from procman.errors import OutputError

_COMMON_FILES = {
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
}


class Service(enum.StrEnum):
    """Where the checks of every commit run."""

    github = "github"
    gitlab = "gitlab"
    none = "none"


_SERVICE_FILES = {
    Service.github: {"workflow.yaml": ".github/workflows/procman.yaml"},
    Service.gitlab: {"gitlab-ci.yaml": ".gitlab-ci.yml"},
    Service.none: {},
}


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Folder of the new workspace.")] = Path(),
    service: Annotated[
        Service, typer.Option("--ci", help="Write a workflow that checks every commit and annotates changes.")
    ] = Service.github,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are already there.")] = False,
) -> int:
    """Make a new workspace: settings, dictionaries and one example process, ready to lint and render."""
    from procman.documents.environment import shipped_templates
    from procman.documents.writing import write_output
    from procman.model.roots import ROOTS
    from procman.report.schemas import json_schema

    session: Session = context.obj
    templates = shipped_templates() / "workspace"
    language = session.language()
    files = {
        path.relative_to(templates / language).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((templates / language).rglob("*.yaml"))
    }
    for source, target in (_COMMON_FILES | _SERVICE_FILES[service]).items():
        files[target] = (templates / "common" / source).read_text(encoding="utf-8")
    for name in ROOTS:
        schema = json.dumps(json_schema(name), ensure_ascii=False, indent=2)
        files[f"schemas/{name}.schema.json"] = schema + "\n"
    if not force:
        # All or nothing: a half-made workspace beside somebody's files would help nobody.
        for target in files:
            if (folder / target).exists():
                raise OutputError("exists", path=str(folder / target))
    for target, content in files.items():
        write_output(folder / target, content, force=force)
        session.write((folder / target).as_posix() + "\n")
    return 0
