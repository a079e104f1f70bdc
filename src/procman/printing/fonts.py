"""Which font files a picture is set in, so that every character has its glyph."""

from __future__ import annotations

import importlib.util
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from procman.errors import FontError
from procman.printing.font_file import Face, read_faces

FONT_REQUIREMENT: Final = "pylopdf-fonts-zh-cn==0.1.1"
_PACKAGE: Final = "pylopdf_fonts_zh_cn"
_PACKAGE_FILE: Final = "NotoSansSC-Regular.otf"
_SUFFIXES: Final = frozenset({".otf", ".ttf", ".ttc", ".otc"})
_REGULAR: Final = range(350, 501)
_BOLD: Final = 600
_SHOWN_LENGTH: Final = 40
_WITHOUT_GLYPH: Final = frozenset({"Cc", "Cf", "Zs"})
_VARIATION_SELECTORS: Final = frozenset(range(0xFE00, 0xFE10))


@dataclass(frozen=True, slots=True)
class FontChoice:
    """The fonts of one picture.

    Attributes:
        families: Names of the families, the dearest first.
        files: The files that hold them, in that order.
        bold: Whether the first family has a bold face.
    """

    families: tuple[str, ...]
    files: tuple[Path, ...]
    bold: bool


@dataclass(frozen=True, slots=True)
class Fonts:
    """Fonts to choose from.

    Attributes:
        named: Faces of the files that the user named, in that order.
        found: Faces of the folders that the user named.
        packaged: Faces of the font package.
    """

    named: tuple[Face, ...]
    found: tuple[Face, ...]
    packaged: tuple[Face, ...]

    def choose(self, texts: Sequence[str], preferred: Sequence[str], subject: str) -> FontChoice:
        """Choose the families that draw all characters: one, and others only for what it lacks.

        Args:
            texts: Lines of text.
            preferred: Names of families that the picture would like best.
            subject: What the picture shows, for the error: the id of a process.

        Raises:
            FontError: No font has a glyph for some character (``missing-glyphs``), or there is no font at all
                (``font-package-missing``).
        """
        ordered = self._families(preferred)
        if not ordered:
            raise FontError("font-package-missing", requirement=FONT_REQUIREMENT)
        missing = needed_characters(texts)
        chosen: list[list[Face]] = []
        for faces in ordered:
            drawn = missing & _upright(faces).glyphs.keys()
            if drawn or not chosen:
                chosen.append(faces)
                missing -= drawn
            if not missing:
                break
        if missing:
            raise self.missing_glyphs(missing, texts, subject)
        return FontChoice(
            tuple(faces[0].family for faces in chosen),
            tuple(dict.fromkeys(face.path for faces in chosen for face in faces)),
            any(face.weight >= _BOLD and not face.variable for face in chosen[0]),
        )

    def missing(self, texts: Iterable[str]) -> set[int]:
        """The code points of the texts that no family draws."""
        missing = needed_characters(texts)
        for faces in self._families(()):
            if not missing:
                break
            missing -= _upright(faces).glyphs.keys()
        return missing

    @staticmethod
    def missing_glyphs(missing: Iterable[int], texts: Sequence[str], subject: str) -> FontError:
        """What to say about characters that no font draws: which ones, and the first text that has one."""
        codes = set(missing)
        text = next(text for text in texts if needed_characters([text]) & codes)
        shown = text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH] + "…"
        return FontError("missing-glyphs", subject=subject, characters=name_characters(codes), text=shown)

    def _families(self, preferred: Sequence[str]) -> list[list[Face]]:
        """Faces by family, the dearest family first; a family without a regular face is no candidate."""
        ranks = {name: place for place, name in enumerate(preferred)}

        def rank(face: Face) -> int:
            return ranks.get(face.family, len(ranks))

        places = {path: place for place, path in enumerate(dict.fromkeys(face.path for face in self.named))}
        named = sorted(self.named, key=lambda face: (places[face.path], rank(face)))
        found = sorted(self.found, key=lambda face: (rank(face), -face.size, face.family, str(face.path)))
        grouped: dict[str, list[Face]] = {}
        for face in (*named, *found, *self.packaged):
            grouped.setdefault(face.family, []).append(face)
        return [faces for faces in grouped.values() if any(face.weight in _REGULAR for face in faces)]


def _upright(faces: Sequence[Face]) -> Face:
    return min(faces, key=lambda face: (face.italic, face.variable, abs(face.weight - 400)))


def needed_characters(texts: Iterable[str]) -> set[int]:
    """The code points that need a glyph; spaces and invisible signs do not, and e with an accent is one letter."""
    characters = {character for text in texts for character in unicodedata.normalize("NFC", text)}
    return {ord(character) for character in characters if unicodedata.category(character) not in _WITHOUT_GLYPH} - (
        _VARIATION_SELECTORS
    )


def name_characters(codes: Iterable[int]) -> str:
    """Characters with their code points: ``𠮷 (U+20BB7)``."""
    return " ".join(f"{chr(code)} (U+{code:04X})" for code in sorted(codes))


@cache
def find_fonts(paths: tuple[Path, ...] = ()) -> Fonts:
    """The fonts to draw with.

    Args:
        paths: Font files and folders of font files, which come before the packaged font.

    Raises:
        FontError: There is nothing at a path, or no font that can be used; or no path is given and the package of
            fonts is not installed.
    """
    named: list[Face] = []
    found: list[Face] = []
    for path in paths:
        if path.is_dir():
            found += _in_folder(path)
        elif path.exists():
            named += _in_file(path)
        else:
            raise FontError("no-such-font", path=str(path))
    packaged = _packaged()
    _require_regular(named, (*named, *found, *packaged))
    if not (named or found or packaged):
        raise FontError("font-package-missing", requirement=FONT_REQUIREMENT)
    return Fonts(tuple(named), tuple(found), packaged)


def _require_regular(named: Sequence[Face], faces: Sequence[Face]) -> None:
    regular = {face.family for face in faces if face.weight in _REGULAR}
    for path in dict.fromkeys(face.path for face in named):
        families = [face.family for face in named if face.path == path]
        if not regular & set(families):
            raise FontError("no-regular-face", path=str(path), family=families[0])


def _in_file(path: Path) -> list[Face]:
    faces = [face for face in read_faces(path) if _usable(face)]
    if not faces:
        raise FontError("variable-font", path=str(path))
    return faces


def _in_folder(folder: Path) -> list[Face]:
    faces: list[Face] = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in _SUFFIXES:
            try:
                faces += [face for face in read_faces(path) if _usable(face)]
            except FontError:
                continue  # bitmap and symbol fonts lie in every system's folder; the user did not name them
    if not faces:
        raise FontError("no-fonts", path=str(folder))
    return faces


def _usable(face: Face) -> bool:
    """Typst draws a variable font in its default instance, which is a hairline in many of them."""
    return not face.variable or face.weight in _REGULAR


def _packaged() -> tuple[Face, ...]:
    package = importlib.util.find_spec(_PACKAGE)
    places = package.submodule_search_locations if package else None
    files = [Path(place) / _PACKAGE_FILE for place in places or ()]
    return tuple(face for file in files if file.is_file() for face in read_faces(file))
