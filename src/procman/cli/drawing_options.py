"""Options of all commands whose documents show flowcharts."""

from __future__ import annotations

from typing import Annotated

import typer

NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Draw every flowchart anew and keep none.", show_default=False)
]
