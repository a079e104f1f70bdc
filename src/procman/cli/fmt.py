"""``procman fmt``: the canonical layout of definition files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procman.errors import ProcmanError

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.source.tree import FileTree


def fmt(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to lay out. Default: all.", show_default=False),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="List the files that would change; write nothing.", show_default=False)
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change; write nothing.", show_default=False)
    ] = False,
) -> int:
    """Lay the definitions out; comments, order and meaning stay. With --check or --diff: 1 if a file would change."""
    from procman.cli.lint_paths import asked_paths
    from procman.cli.rewriting import rewrite, unified_diff
    from procman.messages import text
    from procman.source.tree import FolderTree
    from procman.source.workspace import MANUAL, load_dictionaries

    session: Session = context.obj
    tree = FolderTree(session.root)
    every = tree.paths()
    asked = asked_paths(session.root, every, paths or [])
    wanted = [path for path in every if asked is None or path in asked]
    language = session.chosen_language or load_dictionaries(tree, (MANUAL,)).definitions.manual.language
    changes, gravest = _laid_out(tree, wanted, language)
    if check or diff:
        session.write(unified_diff(changes) if diff else "".join(f"{path}\n" for path in changes))
        session.note(text(language, "fixing.would-lay-out", count=len(changes), files=len(wanted)))
        return gravest or int(bool(changes))
    rewrite(session.root, changes)
    session.write("".join(f"{path}\n" for path in changes))
    session.note(text(language, "fixing.laid-out", count=len(changes), files=len(wanted)))
    return gravest


def _laid_out(tree: FileTree, paths: list[str], language: str) -> tuple[dict[str, tuple[bytes, bytes]], int]:
    """The files that change, and the exit code of the gravest error; what cannot be read is told and left alone."""
    from procman.report.errors import error_text
    from procman.source.formatting import PROCESS_SECTIONS, formatted
    from procman.source.section_order import translations_last
    from procman.source.workspace import DICTIONARIES, GLOSSARY, REQUIREMENTS

    changes: dict[str, tuple[bytes, bytes]] = {}
    gravest = 0
    for path in paths:
        try:
            content = tree.read(path)
            # The entries of the other two have their own translations; at the top of the file they would be an id.
            ordered = content if path in (REQUIREMENTS, GLOSSARY) else translations_last(content, path)
            after = formatted(ordered, path, () if path in DICTIONARIES else PROCESS_SECTIONS)
        except ProcmanError as error:
            if error.key == "empty" and path in DICTIONARIES:
                continue  # an empty dictionary is a dictionary
            sys.stderr.write(error_text(error, language))
            gravest = max(gravest, error.exit_code)
            continue
        if after != content:
            changes[path] = (content, after)
    return changes, gravest
