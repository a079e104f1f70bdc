"""Options of all commands that draw PNG and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from procman.errors import UsageError

FontPathOption = Annotated[
    list[Path] | None,
    typer.Option("--font-path", help="Font file, or folder of fonts, to use first in PNG and PDF. Repeatable."),
]
ScaleOption = Annotated[
    float | None,
    typer.Option(
        "--scale", help="PNG: pixels for each pixel of the SVG; 2 prints at 192 dpi. Default 2.", show_default=False
    ),
]


def check_picture_options(chosen: str, font_path: Sequence[Path] | None, scale: float | None) -> None:
    """Refuse options that would do nothing or too much.

    Raises:
        UsageError: An option has no effect on the chosen format, or the scale is out of bounds.
    """
    refuse_without_effect("--font-path", bool(font_path), chosen, ("png", "pdf"))
    refuse_without_effect("--scale", scale is not None, chosen, ("png",))
    if scale is not None and not 0.1 <= scale <= 32:
        raise UsageError("bad-scale", scale=scale)


def refuse_without_effect(option: str, given: bool, chosen: str, formats: Sequence[str]) -> None:
    """Refuse an option that was given and does nothing in the chosen format.

    Raises:
        UsageError: So it is.
    """
    if given and chosen not in formats:
        raise UsageError("option-without-effect", option=option, format=chosen, formats=", ".join(formats))
