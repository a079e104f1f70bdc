"""The history of the process that a command line names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.documents.revisions.log_store import LogStore
from procman.documents.revisions.process_contents import mention_of
from procman.documents.revisions.process_log import LogQuestion, ProcessLog, process_log
from procman.errors import UnreadableError, UsageError, WorkspaceError
from procman.history.blob_id import blob_id
from procman.messages import text
from procman.source.tree import FolderTree
from procman.source.validation import close_match
from procman.source.workspace import DICTIONARIES, MANUAL, UnsoundWorkspaceError, load_dictionaries

if TYPE_CHECKING:
    from procman.cli.session import Session
    from procman.model.definitions import Definitions
    from procman.source.tree import FileTree


def past_process(session: Session, word: str) -> tuple[ProcessLog, str]:
    """The history that ``ID`` or ``ID@REV`` means, and the language in which to tell it.

    Raises:
        RevisionError: There is no repository or no such version, or git does not answer.
        UnsoundWorkspaceError: A dictionary cannot be read.
        UsageError: There never was such a process.
    """
    process_id, at, revision = word.partition("@")
    tree, commit = _tree(session, revision if at else None)
    manual = _dictionaries(tree, [MANUAL]).manual
    language = session.language(manual)
    store = LogStore(process_id, language, *_identity(tree))
    session.at_end(store.close)
    question = LogQuestion(
        root=session.start,
        release_tags=manual.versioning.release_tags,
        dictionaries=lambda: _dictionaries(tree, tree.paths()),
        language=language,
        process_id=process_id,
        present=_files(tree, process_id) if commit is None else (),
        commit=commit,
    )
    found = process_log(question, store)
    if not found.entries:
        known = session.work_tree().definitions.processes if commit is None else ()
        meant = close_match(process_id.upper(), known)
        raise UsageError("unknown-process-meant" if meant else "unknown-process", id=process_id, suggestion=meant)
    if found.is_cut_off:
        session.note(text(language, "log.shallow"))
    return found, language


def _dictionaries(tree: FileTree, paths: list[str]) -> Definitions:
    """The dictionaries among some files.

    Raises:
        UnsoundWorkspaceError: One of them cannot be read.
    """
    found = load_dictionaries(tree, paths)
    if found.problems:
        raise UnsoundWorkspaceError(found.problems)
    return found.definitions


def _identity(tree: FileTree) -> Iterator[str]:
    """What the dictionaries hold, so that what was kept is not used with others."""
    present = frozenset(tree.paths())
    for path in DICTIONARIES:
        yield blob_id(tree.read(path)) if path in present else ""


def _tree(session: Session, revision: str | None) -> tuple[FileTree, str | None]:
    """The files, and the id of the commit up to which the history goes: None where there is a work tree as well."""
    if revision is None:
        try:
            return FolderTree(session.root), None
        except WorkspaceError:
            revision = "HEAD"  # of a bare repository
    from procman.history.revision_tree import RevisionTree
    from procman.history.versions import workspace_repository

    repository, prefix = workspace_repository(session.start)
    tree = RevisionTree(repository, revision, prefix)
    return tree, tree.commit


def _files(tree: FileTree, process_id: str) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the files that may be those of a process."""
    mention = mention_of(process_id)
    for path in tree.paths():
        if path in DICTIONARIES:
            continue
        try:
            content = tree.read(path)
        except UnreadableError:
            continue
        if mention.search(content):
            yield path, content
