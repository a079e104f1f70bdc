"""Processes that are not what they were in the last release, for the rules about versions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from procman.records import record
from procman.source.workspace import DICTIONARIES

if TYPE_CHECKING:
    from pathlib import Path

    from procman.diff.change import ProcessChanges
    from procman.history.release import Release
    from procman.lint.context import Head
    from procman.lint.sources import Sources
    from procman.model.definitions import Definitions
    from procman.model.process import Process


@record(frozen=True, slots=True)
class ReleasedProcess:
    """A process in two versions.

    Attributes:
        tag: The release's tag.
        old: The process as it was released.
        new: The process as it is now.
        changes: Everything that changed; never empty.
    """

    tag: str
    old: Process
    new: Process
    changes: ProcessChanges


class Released:
    """What the last release knew, worked out for the first rule that asks, and kept for the others."""

    def __init__(
        self,
        root: Path,
        commit: str | None,
        definitions: Definitions,
        heads: Mapping[str, Head],
        sources: Sources,
    ) -> None:
        """Look at nothing yet.

        Args:
            root: The workspace's folder.
            commit: Id of the commit whose files are checked; None for those in the folder.
            definitions: The manual and its dictionaries.
            heads: Every process by id.
            sources: The files that are checked.
        """
        self._root = root
        self._commit = commit
        self._definitions = definitions
        self._heads = heads
        self._sources = sources

    @property
    def known(self) -> bool:
        """Whether there is a release to compare with: not outside of git, without git, or without a tag."""
        return self._release is not None

    @cached_property
    def processes(self) -> tuple[ReleasedProcess, ...]:
        """Every process of the last release that means something else now, in the order of the release's files.

        Nothing without a release. A process that is gone, or that cannot be read on either side, cannot be compared.
        """
        release = self._release
        if release is None:
            return ()
        found = []
        for path, content in release.files.items():
            compared = None if path in DICTIONARIES else self._compared(release.tag, content, path)
            if compared is not None:
                found.append(compared)
        return tuple(found)

    @cached_property
    def _release(self) -> Release | None:
        from procman.history.release import last_release

        return last_release(self._root, self._definitions.manual.versioning.release_tags, self._commit)

    def _compared(self, tag: str, content: bytes, path: str) -> ReleasedProcess | None:
        old_data = _data(content, path)
        process_id = old_data.get("id") if isinstance(old_data, dict) else None
        head = self._heads.get(process_id) if isinstance(process_id, str) else None
        if head is None:
            return None
        new_data = _data(self._sources.content(head.path), head.path)
        if repr(old_data) == repr(new_data):  # another comment or another layout, in the same order
            return None
        old, new = _process(old_data, content, path), _process(new_data, b"", head.path)
        if old is None or new is None:
            return None
        from dataclasses import replace

        from procman.diff.engine import diff

        # Names of roles and the like are those of today on both sides: their own changes need no version of a process.
        before, after = (replace(self._definitions, processes={one.id: one}) for one in (old, new))
        changed = diff(before, after, only=[old.id]).processes
        return ReleasedProcess(tag, old, new, changed[0]) if changed else None


def _data(content: bytes, path: str) -> Any:
    """The plain data of a file; None when it is no document of ours."""
    from procman.errors import UnreadableError
    from procman.source.reader import read

    try:
        return read(content, path)
    except UnreadableError:
        return None


def _process(data: Any, content: bytes, path: str) -> Process | None:
    """The light twin, which is all that ``procman.diff`` needs."""
    from procman.source.validation import validate

    made: Process | None = validate("process", data, content, path)[0]
    return made
