"""``procman git-diff-driver``: so that ``git diff`` and ``git log -p`` speak process language.

git calls it as ``PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE`` (gitattributes(5), "Defining an
external diff driver"), and wants exit code 0 whatever it has to say.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from procman.cli.session import Session


def git_diff_driver(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE", help="What git passes."),
    ],
) -> int:
    """Compare two versions of a file for git: git config diff.procman.command "procman git-diff-driver"."""
    from procman.errors import UnreadableError, UsageError

    if len(words) < 5:
        raise UsageError("git-diff-driver")
    path, old_file, new_file = words[0], words[1], words[4]
    session: Session = context.obj
    session.write(f"procman diff {path}\n")
    try:
        session.write(_report(session, Path(path), _content(old_file, path), _content(new_file, path)))
    except UnreadableError as error:
        from procman.report.errors import error_text

        session.write(error_text(error, session.language()))
    return 0


def _content(file: str, path: str) -> bytes | None:
    """The bytes of one of git's files; None where the definition is not there in that version."""
    from procman.errors import Location, UnreadableError
    from procman.source.reader import MAXIMUM_BYTES

    if file in (os.devnull, "/dev/null"):
        return None
    size = Path(file).stat().st_size
    if size > MAXIMUM_BYTES:
        raise UnreadableError("too-large", Location(path), size=f"{size / MAXIMUM_BYTES:.1f}")
    return Path(file).read_bytes()


def _report(session: Session, path: Path, old: bytes | None, new: bytes | None) -> str:
    from procman.diff.engine import diff
    from procman.errors import WorkspaceError
    from procman.report.diff_text import diff_text
    from procman.report.errors import error_text
    from procman.source.replaced_file import ReplacedFileTree
    from procman.source.workspace import UnsoundWorkspaceError, find_root, load

    full = Path.cwd() / path
    try:
        root = find_root(full.parent)
    except WorkspaceError:
        root = Path.cwd()
    relative = full.relative_to(root).as_posix()
    before, after = (load(ReplacedFileTree(root, relative, content)) for content in (old, new))
    language = session.language(after.definitions.manual)
    problems = tuple(problem for version in (before, after) for problem in version.problems)
    if problems:
        return error_text(UnsoundWorkspaceError(problems), language)
    result = diff(before.definitions, after.definitions)
    return diff_text(result, before.definitions, after.definitions, ("old", "new"), language)
