"""What changed between two versions, for commands that tell people of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procman.cli.session import Session

if TYPE_CHECKING:
    from procman.cli.versions import LoadedVersion
    from procman.diff.change import Change, DiffResult
    from procman.documents.publication import Publication
    from procman.documents.view.bulletin.news import News
    from procman.model.definitions import Definitions


@dataclass(frozen=True)
class OpenedNews:
    """What is new, and what papers about it are rendered from.

    Attributes:
        versions: The version before and the version after.
        complete: Whether everything could be read; else some processes were not compared.
    """

    news: News
    publication: Publication
    language: str
    versions: tuple[LoadedVersion, LoadedVersion]
    complete: bool

    @property
    def exit_code(self) -> int:
        """2 when something could not be read: what was written tells less than there may be to tell."""
        return 0 if self.complete else 2


def open_news(session: Session, old: str, new: str, *, whole: bool = False) -> OpenedNews:
    """Compare two versions.

    Definitions that cannot be read in one of them are told and left out.

    Args:
        session: The run.
        old: The user's word for the version before.
        new: The user's word for the version after.
        whole: Whether also the processes are wanted that are the same in both versions.

    Raises:
        RevisionError: git has no such version.
        UsageError: There is no such path.
        UnsoundWorkspaceError: A dictionary cannot be read: then nothing can be said about anything.
    """
    from procman.cli.unread import tell, unread
    from procman.documents.publication import Publication
    from procman.documents.view.bulletin.news import build_news
    from procman.model.translated import translated

    before, after = _versions(session, old, new, whole=whole)
    language = session.language(after.workspace.definitions.manual)
    missing = unread(before, after)
    raw = [_without(version.workspace.definitions, missing.ids) for version in (before, after)]
    shown = [translated(each, language) for each in raw]
    result = dataclasses.replace(_compare(raw, shown), left_out=tuple(sorted(missing.ids)))
    tell(session, missing, result)
    publication = Publication(shown[1], language, overrides=session.overrides)
    news = build_news(shown[0], shown[1], result, language)
    return OpenedNews(news, publication, language, (before, after), not result.left_out)


def find_told_role(news: News, word: str) -> str:
    """The id of a role in either version; its name will do.

    Raises:
        UsageError: There is none.
    """
    from procman.cli.roles import find_role

    old = news.sides.old.organisation.roles
    known = next((key for key, role in old.items() if word in (key, role.name)), None)
    return known if known and known in news.roles else find_role(news.sides.new, word)


def told_background(session: Session, old: LoadedVersion, new: LoadedVersion) -> tuple[str, ...]:
    """What the tags of the releases after one version and up to another say, oldest first.

    Without a release in between nothing is known; what people sign below a message is left out.
    """
    from procman.history.releases import release_history
    from procman.history.revision_tree import RevisionTree
    from procman.history.trailers import without_trailers

    trees = [version.workspace.tree for version in (old, new)]
    if not isinstance(trees[0], RevisionTree) or (
        new.word not in (".", ":") and not isinstance(trees[1], RevisionTree)
    ):
        return ()
    pattern = new.workspace.definitions.manual.versioning.release_tags
    known, reached = (
        release_history(session.start, pattern, tree.commit if isinstance(tree, RevisionTree) else None).releases
        for tree in trees
    )
    before = {release.tag for release in known}
    told = (without_trailers(release.message) for release in reached if release.tag not in before)
    return tuple(message for message in told if message)


def _versions(session: Session, old: str, new: str, *, whole: bool) -> tuple[LoadedVersion, LoadedVersion]:
    """Both versions; only as far as they differ where that is enough and nothing has to be translated."""
    from procman.cli.versions import differing_versions, load_version

    found = None if whole else differing_versions(session, old, [new])
    if found is not None:
        manual = found[1].workspace.definitions.manual
        if session.language(manual) == manual.language:
            return found
    before = load_version(session, old)
    return before, load_version(session, new, before)


def _compare(raw: list[Definitions], shown: list[Definitions]) -> DiffResult:
    """The changes of the definitions as written, told in the translated words where a translation changed with them."""
    from procman.diff.engine import diff

    result = diff(raw[0], raw[1])
    if raw[0] is shown[0] and raw[1] is shown[1]:
        return result
    words = {_key(process.id, each): each for process in diff(shown[0], shown[1]).processes for each in process.changes}
    processes = tuple(
        dataclasses.replace(
            process, changes=tuple(_translated(words, process.id, change) for change in process.changes)
        )
        for process in result.processes
    )
    return dataclasses.replace(result, processes=processes)


def _key(process: str, change: Change) -> tuple[object, ...]:
    return process, change.kind.name, change.element, change.old_path, change.new_path


def _translated(words: dict[tuple[object, ...], Change], process: str, change: Change) -> Change:
    return words.get(_key(process, change), change)


def _without(definitions: Definitions, ids: Collection[str]) -> Definitions:
    if not ids:
        return definitions
    processes = {key: process for key, process in definitions.processes.items() if key not in ids}
    return dataclasses.replace(definitions, processes=processes)
