"""``procman lint --watch``: check again whenever a definition is saved."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from procman.cli.changed_files import changed_files
from procman.errors import ProcmanError
from procman.messages import text
from procman.report.errors import error_text
from procman.source.tree import DEFINITIONS_FOLDER, FolderTree
from procman.source.workspace import load_dictionaries

if TYPE_CHECKING:
    from procman.cli.session import Session


def watch_workspace(session: Session, check: Callable[[], int]) -> int:
    """Check now and after every change, until Ctrl-C (``KeyboardInterrupt``)."""
    gc.enable()  # a short run does without; this one goes on for hours
    tree = FolderTree(session.root)
    language = session.language(load_dictionaries(tree, tree.paths()).definitions.manual)
    session.note(text(language, "lint-report.watching", folder=f"{DEFINITIONS_FOLDER}/"))
    return watch(session, check, changed_files(session.root), language)


def watch(session: Session, check: Callable[[], int], changes: Iterable[list[str]], language: str) -> int:
    """Check now and after every change, until the changes end.

    Args:
        session: The run.
        check: Checks and reports; gives the exit code.
        changes: Waits for the next change and gives the paths of the changed files.
        language: Language of the notes.

    Returns:
        The exit code of the last check.
    """
    code = _told(check, language)
    for paths in changes:
        session.note(text(language, "lint-report.changed", paths=", ".join(paths)))
        code = _told(check, language)
    return code


def _told(check: Callable[[], int], language: str) -> int:
    """A mistake in the settings is told and waits for the next save, as a finding does."""
    try:
        code = check()
    except ProcmanError as error:
        sys.stderr.write(error_text(error, language))
        code = error.exit_code
    sys.stdout.flush()
    return code
