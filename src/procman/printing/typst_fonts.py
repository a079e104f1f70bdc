"""The fonts that typst may take: the chosen files, and nothing that happens to be installed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from procman.errors import FontError
from procman.printing.fonts import FontChoice

if TYPE_CHECKING:
    import typst


@contextmanager
def typst_fonts(choice: FontChoice) -> Iterator[typst.Fonts]:
    """Fonts for one or several documents; the files have to stay where they are until these are set.

    Raises:
        FontError: Typst cannot use a file (``not-a-font``).
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="procman-fonts-") as folder:
        laid_out = _lay_out(choice, Path(folder))
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        _require_all(laid_out, [Path(font.path) for font in found.fonts() if font.path])
        yield found


def _lay_out(choice: FontChoice, folder: Path) -> list[Path]:
    """Typst takes whole folders of fonts: give it one that holds the chosen files only."""
    laid_out = []
    for place, path in enumerate(choice.files):
        target = folder / f"{place:02}{path.suffix}"
        try:
            target.symlink_to(path.resolve())
        except OSError:  # Windows allows links to administrators only
            shutil.copyfile(path, target)
        laid_out.append(target)
    return laid_out


def _require_all(files: Sequence[Path], taken: Sequence[Path]) -> None:
    """Typst passes a font that it cannot read over without a word, and its text with it."""
    for file in files:
        if not any(file.samefile(path) for path in taken):
            raise FontError("not-a-font", path=str(file.resolve()))
