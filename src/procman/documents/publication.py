"""What one run of rendering works from; everything in it is made once, and only when a document asks for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from procman.documents.drawings.drawings import Drawings, Progress
from procman.documents.drawings.parts import PARTS, Part
from procman.documents.environment import Templates
from procman.documents.fingerprint import fingerprint
from procman.documents.flowchart import DrawFlowchart, draw_flowchart
from procman.documents.timestamp import file_timestamp
from procman.documents.view.dates import latest_effective
from procman.documents.view.head import Revision
from procman.documents.view.manual import ManualView, build_manual_view
from procman.documents.view.record import Edition
from procman.documents.withdrawal import Withdrawal
from procman.documents.workers import Errand
from procman.errors import WorkspaceError
from procman.model.definitions import Definitions
from procman.printing.fonts import Fonts, find_fonts
from procman.source.workspace import Workspace


@dataclass(frozen=True)
class Document:
    """A file that was rendered and is to be written.

    Attributes:
        name: Where it belongs, with ``/``, below the folder or file that the user or the workspace names.
        content: Its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True)
class Publication:
    """Definitions and everything that their documents share.

    Attributes:
        definitions: What to show: the chosen processes only.
        known: All that is defined; ``definitions`` unless given.
        language: Language of the frame.
        overrides: Folder of the workspace's own templates.
        font_paths: Font files and folders that come before the packaged fonts.
        edition: Version of the manual as a whole.
        revision_date: Date of this edition; the latest effective date of the processes unless given.
        revisions: History by process id, latest first.
        editions: The editions of the manual that were released, latest first.
        draw: Draws a flowchart.
        drawings: Where flowcharts are drawn, if ``draw`` is theirs.
        workspace: The files that the definitions come from, for what is said of their texts.
        withdrawn: What of it no longer holds.
        release: What the definitions are called in fingerprints; see ``Fingerprint.release``.
    """

    definitions: Definitions
    language: str
    known: Definitions | None = None
    overrides: Path | None = None
    font_paths: tuple[Path, ...] = ()
    edition: str = ""
    revision_date: datetime.date | None = None
    revisions: Mapping[str, Sequence[Revision]] = field(default_factory=dict)
    editions: Sequence[Edition] = ()
    draw: DrawFlowchart = draw_flowchart
    drawings: Drawings | None = None
    workspace: Workspace | None = None
    withdrawn: Withdrawal = field(default_factory=Withdrawal)
    release: str = ""

    @cached_property
    def view(self) -> ManualView:
        """What the templates see.

        Raises:
            WorkspaceError: There is no process to show.
        """
        if not self.definitions.processes:
            raise WorkspaceError("no-processes")
        return build_manual_view(
            self.definitions,
            self.language,
            edition=self.edition,
            revision_date=self.revision_date,
            revisions=self.revisions,
            editions=self.editions,
            draw=self.draw,
            known=self.known,
            withdrawn=self.withdrawn,
            fingerprint=self.fingerprint,
        )

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of a document that shows all of ``definitions``."""
        written = self.written
        if self.definitions.processes.keys() == written.processes.keys():
            return str(fingerprint(written, release=self.release))
        return self.fingerprint_of(self.definitions.processes)

    def fingerprint_of(self, process_ids: Iterable[str]) -> str:
        """The fingerprint of a document that shows some processes only.

        It names no release: the document stays as it is, to the byte, until one of its processes changes.
        """
        return str(fingerprint(self.written, process_ids))

    @property
    def written(self) -> Definitions:
        """All that is defined, as it was written and not translated."""
        return self.workspace.definitions if self.workspace else self.known or self.definitions

    def prepare_flowcharts(
        self, parts: Iterable[Part] = PARTS, progress: Progress | None = None, meanwhile: Errand | None = None
    ) -> None:
        """Draw at once, with several workers, what documents would ask for one by one; see ``Drawings.prepare``."""
        if self.drawings:
            processes, known = self.definitions.processes.values(), self.known or self.definitions
            self.drawings.prepare(processes, known, self.language, parts=parts, progress=progress, meanwhile=meanwhile)

    @property
    def timestamp(self) -> datetime.datetime | None:
        """The moment that files state of themselves.

        Raises:
            UsageError: SOURCE_DATE_EPOCH is no number of seconds.
        """
        return file_timestamp(self.revision_date or latest_effective(self.definitions.processes.values()))

    @cached_property
    def templates(self) -> Templates:
        """The templates, with the workspace's own before the shipped ones."""
        return self.templates_of("documents")

    def templates_of(self, *areas: str) -> Templates:
        """The templates for documents whose words stand in these areas of ``messages``, the nearest first."""
        if areas not in self._templates:
            self._templates[areas] = Templates(self.language, self.overrides, areas)
        return self._templates[areas]

    @cached_property
    def _templates(self) -> dict[tuple[str, ...], Templates]:
        """Templates by areas: what was compiled for one document serves the next."""
        return {}

    @cached_property
    def fonts(self) -> Fonts:
        """The fonts to set documents in.

        Raises:
            FontError: There are none, or one that was named cannot be used.
        """
        return find_fonts(self.font_paths)
