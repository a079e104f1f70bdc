"""The past of a manual as its documents tell it: its edition, its revision record, and those of its processes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

from procman import messages
from procman.documents.fingerprint import AFTER
from procman.documents.revisions.released_files import ReleasedFiles
from procman.documents.revisions.summary import Summaries
from procman.documents.revisions.version_steps import ProcessVersions, VersionStep
from procman.documents.view.dates import latest_effective
from procman.documents.view.head import Revision
from procman.documents.view.record import Edition
from procman.errors import RevisionError
from procman.history.blob_id import blob_id, stored_forms
from procman.history.release_files import files_of_commits
from procman.history.releases import Gap, ReleaseHistory, TaggedRelease, release_history
from procman.records import field, record
from procman.source.workspace import Workspace


@record(frozen=True, slots=True)
class ManualPast:
    """What documents need to know about the past.

    Attributes:
        edition: What the manual as a whole is called; empty where nothing was released.
        revision_date: Its date; None where nothing was released.
        editions: The editions of the manual that were released, latest first.
        revisions: The revision record of each process by id, latest first.
        gap: Why there may have been more; None where everything is known.
        release: The release that the work tree is, with ``+`` behind it where it goes on from it; empty where nothing
            was released.
    """

    edition: str = ""
    revision_date: datetime.date | None = None
    editions: tuple[Edition, ...] = ()
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    gap: Gap | None = None
    release: str = ""


def manual_past(
    root: Path,
    workspace: Workspace,
    language: str,
    process_ids: Iterable[str] | None = None,
    *,
    commit: str | None = None,
) -> ManualPast:
    """The past of a version. Documents can be made without: where git tells nothing, there is none.

    Args:
        root: The workspace's folder.
        workspace: The version, all of it.
        language: Language of the texts.
        process_ids: The processes whose records are wanted; all unless given.
        commit: Id of the commit that the version is; None for the work tree.
    """
    history = release_history(root, workspace.definitions.manual.versioning.release_tags, commit)
    if not history.releases:
        return ManualPast(gap=history.gap)
    try:
        files = ReleasedFiles(root, workspace, history)
    except (RevisionError, OSError, ValueError):  # a partial clone need not have what was released
        return ManualPast(gap="unreadable")
    versions = ProcessVersions(workspace, history, files)
    summaries = Summaries(workspace.definitions, files, language, is_cut_off=history.gap is not None)
    wanted = workspace.definitions.processes if process_ids is None else process_ids
    last = history.releases[-1].tag
    edition, date = _edition(root, workspace, history, language, commit)
    return ManualPast(
        edition=edition,
        revision_date=date,
        editions=tuple(_released(release, versions, language) for release in reversed(history.releases)),
        revisions={
            process_id: tuple(_revision(step, summaries, language) for step in reversed(versions.of(process_id)))
            for process_id in wanted
        },
        gap=history.gap,
        release=last if edition == last else last + AFTER,
    )


def _edition(
    root: Path, workspace: Workspace, history: ReleaseHistory, language: str, commit: str | None
) -> tuple[str, datetime.date | None]:
    """What the version is called and its date: a release, or what goes on from one."""
    last = history.releases[-1]
    unchanged = files_of_commits(root, [commit]) == [last.files] if commit else _is_unchanged(root, workspace, last)
    if unchanged:
        return last.tag, last.date
    dates = [date for date in (last.date, latest_effective(workspace.definitions.processes.values())) if date]
    return messages.text(language, "documents.edition.modified", tag=last.tag), max(dates, default=None)


def _is_unchanged(root: Path, workspace: Workspace, release: TaggedRelease) -> bool:
    """Whether the definitions in the work tree are those of a release, whatever else may have changed since."""
    # Links are in no list of a release: they lead to files that are.
    present = {path for path in workspace.contents if path in release.files or not (root / path).is_symlink()}
    return present == release.files.keys() and all(
        any(blob_id(stored, len(object_id)) == object_id for stored in stored_forms(workspace.contents[path]))
        for path, object_id in release.files.items()
    )


def _released(release: TaggedRelease, versions: ProcessVersions, language: str) -> Edition:
    changes = versions.changes(release)
    return Edition(
        release=release.tag,
        date=release.date,
        summary=release.message.partition("\n")[0].strip(),
        author=release.author,
        approver=_joined(release.approvers, language),
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
    )


def _revision(step: VersionStep, summaries: Summaries, language: str) -> Revision:
    release = step.release
    approvers = release.approvers if release else ()
    # Those who merge did not write it.
    authors = [commit.author for commit in sorted(step.commits, key=lambda commit: commit.is_merge)]
    signed = [name for commit in reversed(step.commits) for name in commit.approvers]
    return Revision(
        version=step.after.version or "",
        date=step.after.effective or (release.date if release else None),
        summary=summaries.of(step),
        author=authors[0] if authors else "",
        approver=_joined(approvers or tuple(dict.fromkeys(signed)), language),
        release=release.tag if release else "",
    )


def _joined(names: Iterable[str], language: str) -> str:
    return messages.text(language, "documents.list-separator").join(names)
