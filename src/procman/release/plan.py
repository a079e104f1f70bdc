"""A release before it is made: everything that has to be known, and everything that stands against it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from procman.diff.change import DiffResult, Level
from procman.diff.engine import diff
from procman.errors import RevisionError, WorkspaceError
from procman.history.release import last_release
from procman.history.releasing import commits_since
from procman.history.shallow import is_shallow
from procman.history.signed_tags import SignedTag, tags_at
from procman.history.tagging import is_tag_name, tagged_commit
from procman.history.work_tree import CheckedOut, checked_out
from procman.lint.engine import lint
from procman.lint.result import LintResult
from procman.model.definitions import Definitions
from procman.records import record
from procman.release.approvals import Approval, Person, approval
from procman.release.contents import Entry, Obstacle, entries, obstacles, release_level
from procman.release.naming import numbers_of, release_name
from procman.source.tree import FileTree
from procman.source.workspace import Workspace, load

# Of versions the release speaks itself, whatever the manual's settings of the linter.
_OWN_RULES = ("changed-without-new-version", "version-bump-too-small", "version-decreased")
_SHOWN_PATHS = 5


@record(frozen=True, slots=True)
class ReleaseRequest:
    """What the user asks for.

    Attributes:
        name: A tag or a version; None to count on.
        approvers: Those who approved everything.
        allow_unchanged: Whether to release though nothing changed.
        language: Language of the linter's messages; None for the manual's.
        today: The day before which no new version may come into force.
    """

    name: str | None
    approvers: tuple[Person, ...]
    allow_unchanged: bool
    language: str | None
    today: datetime.date


@record(frozen=True, slots=True)
class ReleasePlan:
    """A release before it is made.

    Attributes:
        name: Its tag.
        last: Tag of the release before; None for the first.
        state: The commit that is to be tagged, and its branch.
        definitions: What the commit defines.
        level: The weight of the heaviest change.
        entries: The processes that differ.
        result: All changes since the release before.
        checked: What the linter says of the commit.
        approvers: Those whose approval counts.
        obstacles: Why it cannot be made; empty when it can.
        hints: What else its maker should know.
    """

    name: str
    last: str | None
    state: CheckedOut
    definitions: Definitions
    level: Level
    entries: tuple[Entry, ...]
    result: DiffResult
    checked: LintResult
    approvers: tuple[Person, ...]
    obstacles: tuple[Obstacle, ...]
    hints: tuple[Obstacle, ...]


def plan_release(root: Path, request: ReleaseRequest, open_commit: Callable[[str], FileTree]) -> ReleasePlan:
    """Look at the commit that is checked out; nothing is written.

    The definitions are read from the commit, not from the work tree: what is checked is what is tagged.

    Args:
        root: The workspace's folder.
        request: What the user asks for.
        open_commit: Gives the files of a commit of the workspace's repository.

    Raises:
        RevisionError: git does not answer, or the last release is out of reach.
        UsageError: The name fits no release.
        WorkspaceError: The definitions cannot be read.
    """
    return _Planning(root, request, open_commit).plan()


class _Planning:
    def __init__(self, root: Path, request: ReleaseRequest, open_commit: Callable[[str], FileTree]) -> None:
        self._root = root
        self._request = request
        self._state = checked_out(root)
        self._open = open_commit
        self._tree = open_commit(self._state.commit)
        self._new = load(self._tree)
        self._definitions = self._new.require_sound()
        if not self._definitions.processes:
            raise WorkspaceError("no-processes")
        self._versioning = self._definitions.manual.versioning
        self._last = self._last_tag()
        self._old = self._before()

    def plan(self) -> ReleasePlan:
        old = self._old.definitions if self._old else Definitions(self._definitions.manual)
        result = diff(old, self._definitions)
        found = entries(result, old, self._definitions)
        level = release_level(found, result)
        name = release_name(self._request.name, self._versioning.release_tags, self._last, level)
        checked = lint(
            self._tree,
            ignore=_OWN_RULES,
            today=self._request.today,
            language=self._request.language,
            root=self._root,
            commit=self._state.commit,
        )
        approved = self._approval(found)
        against = [*self._tree_obstacles(), *self._name_obstacles(name), *self._lint_obstacles(checked)]
        if not found and not result.shared and self._old and not self._request.allow_unchanged:
            against.append(Obstacle("nothing-changed", {"last": self._last}))
        today = self._request.today if self._old else None
        against += [obstacle for entry in found for obstacle in obstacles(entry, today)]
        return ReleasePlan(
            name,
            self._last,
            self._state,
            self._definitions,
            level,
            found,
            result,
            checked,
            approved.approvers,
            (*against, *approved.obstacles),
            tuple(self._hints(name, level, found, checked)),
        )

    def _last_tag(self) -> str | None:
        release = last_release(self._root, self._versioning.release_tags, self._state.commit)
        if release is None and is_shallow(self._root):
            raise RevisionError("shallow-release")
        return release.tag if release else None

    def _before(self) -> Workspace | None:
        if self._last is None:
            return None
        return load(self._open(f"refs/tags/{self._last}"), self._new)

    def _approval(self, found: Sequence[Entry]) -> Approval:
        tags: list[SignedTag] = []
        if self._versioning.approvals == "signed":
            tags = tags_at(self._root, self._state.commit, self._last or "")
        sides = [side for side in (self._old, self._new) if side is not None]
        paths = {
            entry.id: frozenset(side.files[entry.id] for side in sides if entry.id in side.files) for entry in found
        }
        commits = commits_since(self._root, self._state.commit, self._last)
        return approval(self._versioning.approvals, found, paths, commits, self._request.approvers, tags)

    def _tree_obstacles(self) -> Iterator[Obstacle]:
        changed = self._state.changed
        if changed:
            shown = ", ".join(changed[:_SHOWN_PATHS]) + (" …" if len(changed) > _SHOWN_PATHS else "")
            yield Obstacle("dirty", {"count": len(changed), "paths": shown})

    def _name_obstacles(self, name: str) -> Iterator[Obstacle]:
        if not is_tag_name(self._root, name):
            yield Obstacle("bad-name", {"name": name})
        elif tagged_commit(self._root, name):
            yield Obstacle("tag-exists", {"name": name})
        elif self._last and numbers_of(name) <= numbers_of(self._last):
            yield Obstacle("name-not-later", {"name": name, "last": self._last})

    def _lint_obstacles(self, checked: LintResult) -> Iterator[Obstacle]:
        if checked.count("error"):
            yield Obstacle("lint-errors", {"count": checked.count("error")})

    def _hints(self, name: str, level: Level, found: Sequence[Entry], checked: LintResult) -> Iterator[Obstacle]:
        if self._state.branch is None:
            yield Obstacle("detached", {"commit": self._state.commit[:12]})
        if self._old and self._old.problems:
            ids = ", ".join(sorted(self._old.unread)) or str(len(self._old.problems))
            yield Obstacle("last-unread", {"last": self._last, "ids": ids})
        if self._last and level == "major" and numbers_of(name)[:1] == numbers_of(self._last)[:1]:
            suggested = release_name(None, self._versioning.release_tags, self._last, level)
            yield Obstacle("name-for-major", {"name": name, "suggested": suggested})
        drafts = [entry.id for entry in found if entry.kind == "draft"]
        if drafts:
            yield Obstacle("drafts", {"ids": ", ".join(drafts)})
        if checked.count("warning"):
            yield Obstacle("lint-warnings", {"count": checked.count("warning")})
