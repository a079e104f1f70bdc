"""What a run of the command line knows: where it works, in which language, and how loudly."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from procman.errors import UsageError, WorkspaceError

if TYPE_CHECKING:
    from procman.cli.versions import LoadedVersion
    from procman.model.manual import Manual
    from procman.source.workspace import Workspace

LANGUAGES = ("zh-CN", "en")
ROOT_HELP = "The workspace: the folder that holds processes/manual.yaml. Default: found upwards from here."
LANGUAGE_HELP = "Language of documents and messages. Default: the manual's."


class Session:
    """One run.

    Attributes:
        quiet: Whether notes are held back.
        debug: Whether errors show their traceback.
        notes: The lines that were told beside the report, also those that were held back.
        shown: The version that the run works on instead of the work tree.
    """

    def __init__(self) -> None:
        self.quiet = False
        self.debug = False
        self.notes: list[str] = []
        self._root: Path | None = None
        self._language: str | None = None
        self._workspace: Workspace | None = None
        self._manual: Manual | None = None
        self.shown: LoadedVersion | None = None
        self._at_end: list[Callable[[], object]] = []

    def at_end(self, action: Callable[[], object]) -> None:
        """Have something done when the run is over, however it ends."""
        self._at_end.append(action)

    def end(self) -> None:
        """The run is over."""
        while self._at_end:
            self._at_end.pop()()

    def afresh(self) -> Session:
        """A run with the same options that has loaded nothing yet."""
        session = Session()
        session.quiet, session.debug = self.quiet, self.debug
        session._root, session._language = self._root, self._language
        return session

    def settle(self, root: Path | None, lang: str | None, quiet: bool, debug: bool) -> None:
        """Take over the options of the command line.

        Raises:
            UsageError: The language is none of the product's.
        """
        self._root = root or self._root
        self.quiet = quiet or self.quiet
        self.debug = debug or self.debug
        if lang is not None and lang not in LANGUAGES:
            raise UsageError("unknown-language", language=lang, languages=", ".join(LANGUAGES))
        self._language = lang or self._language

    @property
    def root(self) -> Path:
        """The workspace's folder.

        Raises:
            WorkspaceError: There is none.
        """
        from procman.source.workspace import MANUAL, find_root

        if self._root is None:
            return find_root(Path.cwd())
        if not (self._root / MANUAL).is_file():
            raise WorkspaceError("no-workspace", folder=str(self._root))
        return self._root.resolve()

    @property
    def start(self) -> Path:
        """The workspace's folder or, where there is none, the folder that the user named or works in."""
        try:
            return self.root
        except WorkspaceError:
            return (self._root or Path.cwd()).resolve()

    @property
    def overrides(self) -> Path | None:
        """The folder of the workspace's own templates; None where there is none."""
        from procman.documents.environment import OVERRIDES_FOLDER

        folder = self.start / OVERRIDES_FOLDER
        return folder if folder.is_dir() else None

    def workspace(self) -> Workspace:
        """What the run works on: the work tree, or the version that the user wants to see."""
        return self.shown.workspace if self.shown else self.work_tree()

    def work_tree(self, known: Workspace | None = None) -> Workspace:
        """The work tree, loaded once; ``known`` is another version of it whose models may be shared."""
        if self._workspace is None:
            from procman.source.tree import FolderTree
            from procman.source.workspace import load

            self._workspace = load(FolderTree(self.root), known)
        return self._workspace

    @property
    def chosen_language(self) -> str | None:
        """The language that was asked for, None for the manual's."""
        return self._language

    def language(self, manual: Manual | None = None) -> str:
        """The language that was asked for, else the manual's, else the environment's."""
        if self._language:
            return self._language
        workspace = self.shown.workspace if self.shown else self._workspace
        if manual is None:
            manual = workspace.definitions.manual if workspace else self._manual or self._manual_at_hand()
        if manual is not None:
            return manual.language
        words = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
        return "zh-CN" if next((word for word in words if word), "").startswith("zh") else "en"

    def _manual_at_hand(self) -> Manual | None:
        """The work tree's manual alone, for what is said before anything else is read."""
        from procman.source.workspace import MANUAL, read_manual

        try:
            self._manual = read_manual((self.root / MANUAL).read_bytes())
        except (WorkspaceError, OSError):
            return None
        return self._manual

    def speak_as(self, manual: Manual) -> None:
        """Speak the language of a manual also where none is at hand; that of the work tree goes before."""
        self._manual = manual

    def write(self, text: str) -> None:
        """Write to stdout: the report or the written paths, nothing else."""
        sys.stdout.write(text)

    def note(self, text: str) -> None:
        """Write a line to stderr, unless the user wants quiet."""
        line = text.rstrip("\n") + "\n"
        self.notes.append(line)
        if not self.quiet:
            sys.stderr.write(line)
