"""The flowcharts of a run: drawn when they are first wanted, and fetched where they were drawn before."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from procman.caching.database import digest
from procman.caching.fingerprint import code_fingerprint
from procman.documents.drawings.codec import decode_picture, decode_sheets
from procman.documents.drawings.parts import PARTS, Part, drawn_part
from procman.documents.drawings.sketch import Sketch
from procman.documents.drawings.store import DrawingStore
from procman.documents.flowchart import Flowchart
from procman.documents.view.names import process_anchor
from procman.documents.workers import Errand, Work, spread
from procman.lint.workers import processors
from procman.model.definitions import Definitions

if TYPE_CHECKING:
    from procman.diagram.paging.paper import PaperName
    from procman.model.process import Process

Progress = Callable[[int, int], None]
"""Told how many processes are drawn, and of how many."""

_Drawn = TypeVar("_Drawn")
_ROOMS: Final = ("diagram", "documents/drawings")
_FEWEST: Final = 4
"""Below this, workers take longer than they save."""
_BATCH: Final = 64
"""What an interrupted run loses at most."""


class _Missing(NamedTuple):
    """A process that is to be drawn, and the keys of the parts that are not there yet."""

    process: Process
    keys: dict[Part, str]


class Drawings:
    """Flowcharts for documents; use it in a ``with`` statement, or close it.

    ``draw`` is a ``DrawFlowchart``. For many processes call ``prepare`` first: it draws with several workers.
    """

    def __init__(self, *, keep: bool = True, folder: str | None = None, paper: PaperName = "a4") -> None:
        """Open what was kept.

        Args:
            keep: Whether drawings of other runs are used, and those of this run are kept.
            folder: Where caches are; None for the usual place.
            paper: Size of the sheets.
        """
        self._store = DrawingStore(keep=keep, folder=folder)
        self._tool = code_fingerprint(_ROOMS)
        self._paper = paper
        self._names: dict[tuple[int, int, str], tuple[Sketch, str]] = {}

    def __enter__(self) -> Drawings:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._store.close()

    def draw(self, process: Process, definitions: Definitions, language: str) -> Flowchart:
        """The flowchart of a process; see ``DrawFlowchart``."""
        sketch = Sketch(process, definitions, language)
        screen = partial(self._fetched, sketch, "screen", decode_picture)
        sheets = partial(self._fetched, sketch, "sheets", decode_sheets)
        return Flowchart(process_anchor(process.id), screen, sheets)

    def prepare(
        self,
        processes: Iterable[Process],
        definitions: Definitions,
        language: str,
        *,
        parts: Iterable[Part] = PARTS,
        jobs: int | None = None,
        progress: Progress | None = None,
        meanwhile: Errand | None = None,
    ) -> int:
        """Draw what is missing of many processes, so that ``draw`` finds it.

        Args:
            processes: Those without steps have no flowchart and are passed over.
            definitions: Where they belong.
            language: Language of the product's own words.
            parts: What documents will ask for.
            jobs: How many workers at most; as many as there are processors unless given.
            progress: Called once before the first process that has to be drawn, and after each.
            meanwhile: Done while workers draw; not at all where there are none.

        Returns:
            How many processes had to be drawn.
        """
        wanted = tuple(parts)
        missing = []
        for process in processes:
            if process.steps:
                keys = self._keys(Sketch(process, definitions, language), wanted)
                absent = {part: key for part, key in keys.items() if key not in self._store}
                missing += [_Missing(process, absent)] if absent else []
        if missing:
            workers = (jobs or processors()) if len(missing) >= _FEWEST else 1
            drawn = closing(spread(*self._work(missing, definitions, language), workers, meanwhile))
            self._keep_all(missing, drawn, progress or _untold)
        return len(missing)

    def _work(self, missing: list[_Missing], definitions: Definitions, language: str) -> tuple[list[int], Work]:
        """How much there is to be drawn of each process, and what draws it."""

        def draw(place: int) -> list[bytes]:
            sketch = Sketch(missing[place].process, definitions, language)
            return [drawn_part(sketch, part, self._paper) for part in missing[place].keys]

        return [len(one.process.steps) * len(one.keys) for one in missing], draw

    def _keep_all(
        self, missing: list[_Missing], drawn: closing[Generator[tuple[int, list[bytes]]]], progress: Progress
    ) -> None:
        progress(0, len(missing))
        fresh: dict[str, bytes] = {}
        try:
            with drawn as results:
                for done, (place, contents) in enumerate(results, start=1):
                    fresh.update(zip(missing[place].keys.values(), contents, strict=True))
                    progress(done, len(missing))
                    if len(fresh) >= _BATCH:
                        self._store.keep(fresh)
                        fresh = {}
        finally:
            self._store.keep(fresh)

    def _keys(self, sketch: Sketch, parts: Iterable[Part]) -> dict[Part, str]:
        """Under which keys parts are kept."""
        place = (id(sketch.process), id(sketch.definitions), sketch.language)
        if place not in self._names:  # the ids stay taken while their owners are held here
            self._names[place] = sketch.afresh(), digest(self._tool, sketch.identity)
        name = self._names[place][1]
        return {part: f"{name} {self._paper if part == 'sheets' else part}" for part in parts}

    def _fetched(self, sketch: Sketch, part: Part, decode: Callable[[bytes], _Drawn]) -> _Drawn:
        key = self._keys(sketch, [part])[part]
        content = self._store.get(key)
        if content is not None:
            try:
                return decode(content)
            except (ValueError, TypeError):  # damaged: drawn again
                pass
        content = drawn_part(sketch, part, self._paper)
        self._store.keep({key: content})
        return decode(content)


def _untold(_done: int, _total: int) -> None:
    pass
