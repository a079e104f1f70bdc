"""The errors that procman raises on purpose: what, where and the remedy, in the user's language.

An error carries the key of a message and its arguments, never finished text, so that it can be said in
any language and tests need not compare prose. Only the command line's entry catches these.
"""

from __future__ import annotations

from procman.records import record


@record(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the workspace.

    Attributes:
        path: Path relative to the workspace, with ``/``.
        line: Line, from 1; 0 when the whole file is meant.
        column: Column in characters, from 1; 0 when the whole line is meant.
        end_line: Last line of the place.
        end_column: Column after the last character of the place.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


class ProcmanError(Exception):
    """Root of the tree: everything that procman refuses to do, with the reason.

    Attributes:
        key: Key of the message in ``messages/<language>/errors.yaml``; the remedy is ``<key>.remedy``.
        location: Where it is, if it is somewhere.
        arguments: What fills the placeholders of the message.
        exit_code: The exit code of the command line, see ``contracts``.
    """

    exit_code = 2

    def __init__(self, key: str, location: Location | None = None, **arguments: object) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.location = location
        self.arguments = arguments


class UsageError(ProcmanError):
    """The call cannot be carried out as it was written."""


class UnreadableError(ProcmanError):
    """A file is missing, or its bytes are not what they should be."""


class WorkspaceError(ProcmanError):
    """There is no workspace here, or it cannot be worked with as a whole."""


class RevisionError(ProcmanError):
    """A version that was asked for cannot be had from git."""


class BaselineError(ProcmanError):
    """The list of known findings cannot be used."""


class TemplateFaultError(ProcmanError):
    """A document template has a mistake."""


class FontError(ProcmanError):
    """A font is missing, cannot be used, or lacks a glyph that is needed."""


@record(frozen=True, slots=True)
class GlyphPlace:
    """A text of a definition with characters that no font draws.

    Attributes:
        element: Dotted path of the text in its file.
        characters: The characters, each with its code point.
    """

    location: Location
    element: str
    characters: str


class MissingGlyphsError(FontError):
    """The fonts lack characters of the definitions; carries the places so that all are told."""

    def __init__(self, key: str, places: tuple[GlyphPlace, ...], **arguments: object) -> None:
        super().__init__(key, None, **arguments)
        self.places = places


class PictureError(ProcmanError):
    """A picture cannot be had in the size or form that was asked for."""


class OutputError(ProcmanError):
    """A file cannot be written."""


class EngineError(ProcmanError):
    """A program that procman needs is missing or did not do its work."""
