"""What every command shares: the options that work everywhere, and turning a function into a command."""

from __future__ import annotations

import functools
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from procman.cli.session import LANGUAGE_HELP, ROOT_HELP, Session

RootOption = Annotated[Path | None, typer.Option("--root", metavar="DIR", help=ROOT_HELP, show_default=False)]
LanguageOption = Annotated[
    str | None, typer.Option("--lang", metavar="zh-CN|en", help=LANGUAGE_HELP, show_default=False)
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Write no notes to stderr.", show_default=False)]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.", show_default=False)]

_COMMON: dict[str, tuple[Any, Any]] = {
    "root": (RootOption, None),
    "lang": (LanguageOption, None),
    "quiet": (QuietOption, False),
    "debug": (DebugOption, False),
}


def command(name: str, reference: str) -> Any:
    """Make the command that a reference ``module:function`` names.

    The function takes a ``typer.Context`` whose ``obj`` is the session, and returns the exit code. The options
    ``--root``, ``--lang``, ``--quiet`` and ``--debug`` are added to its own.
    """
    module, _, attribute = reference.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    if isinstance(found, typer.Typer):
        group = typer.main.get_command(found)
        group.name = name
        return group
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(name, context_settings={"help_option_names": ["-h", "--help"]})(_with_common_options(found))
    return typer.main.get_command(app)


def _with_common_options(function: Callable[..., int]) -> Callable[..., None]:
    signature = inspect.signature(function, eval_str=True)

    @functools.wraps(function)
    def wrapped(**arguments: Any) -> None:
        common = {option: arguments.pop(option) for option in _COMMON}
        session = arguments["context"].obj
        assert isinstance(session, Session)
        session.settle(**common)
        raise typer.Exit(function(**arguments))

    parameters = list(signature.parameters.values())
    parameters += [
        inspect.Parameter(option, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for option, (annotation, default) in _COMMON.items()
    ]
    wrapped.__signature__ = signature.replace(parameters=parameters, return_annotation=None)  # type: ignore[attr-defined]
    del wrapped.__wrapped__  # typer would follow it back to the signature without the common options
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return wrapped
