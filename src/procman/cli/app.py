"""The commands, imported only when they are called."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from procman.cli.common import DebugOption, LanguageOption, QuietOption, RootOption, command
from procman.cli.session import Session


class _Commands(dict[str, Any]):
    """Commands by name, each made when it is asked for; knows all names, so that a typo gets a suggestion."""

    def __getitem__(self, name: str) -> Any:
        found = super().__getitem__(name)
        if isinstance(found, str):
            found = command(name, found)
            self[name] = found
        return found

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self else default  # noqa: SIM401 - dict.get would not make the command


class _Group(TyperGroup):
    table: dict[str, str] = {}  # noqa: RUF012 - replaced by each group

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands(self.table)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is typer's
        return list(self.table)


class RenderGroup(_Group):
    """``procman render …``."""

    table = {  # noqa: RUF012
        "flowchart": "procman.cli.render_flowchart:flowchart",
        "manual": "procman.cli.render_manual:manual",
        "guide": "procman.cli.render_guide:guide",
        "landscape": "procman.cli.render_landscape:landscape",
        "matrix": "procman.cli.render_matrix:matrix",
        "form": "procman.cli.render_form:form",
        "site": "procman.cli.render_site:site",
        "all": "procman.cli.render_all:everything",
    }


class ImportGroup(_Group):
    """``procman import …``."""

    table = {  # noqa: RUF012
        "bpmn": "procman.cli.import_bpmn:bpmn",
    }


class TemplatesGroup(_Group):
    """``procman templates …``."""

    table = {  # noqa: RUF012
        "list": "procman.cli.templates:list_templates",
        "export": "procman.cli.templates:export",
    }


class MainGroup(_Group):
    """``procman …``, in the order in which people meet the commands."""

    table = {  # noqa: RUF012
        "init": "procman.cli.init:init",
        "new": "procman.cli.new:new",
        "list": "procman.cli.list:list_processes",
        "show": "procman.cli.show:show",
        "lanes": "procman.cli.lanes:lanes",
        "lint": "procman.cli.lint:lint",
        "fmt": "procman.cli.fmt:fmt",
        "log": "procman.cli.log:log",
        "due": "procman.cli.due:due",
        "impact": "procman.cli.impact:impact",
        "rules": "procman.cli.rules:rules",
        "explain": "procman.cli.rules:explain",
        "render": "procman.cli.app:render_app",
        "serve": "procman.cli.serve:serve",
        "templates": "procman.cli.app:templates_app",
        "import": "procman.cli.app:import_app",
        "diff": "procman.cli.diff:diff",
        "bulletin": "procman.cli.bulletin:bulletin",
        "train": "procman.cli.train:train",
        "release": "procman.cli.release:release",
        "approval-sheet": "procman.cli.approval_sheet:approval_sheet",
        "verify": "procman.cli.verify:verify",
        "schema": "procman.cli.schema:schema",
        "git-diff-driver": "procman.cli.git_diff_driver:git_diff_driver",
    }


_SETTINGS: dict[str, Any] = {
    "no_args_is_help": True,
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "rich_markup_mode": None,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
main_app = typer.Typer(cls=MainGroup, help="Process manuals as code: write, check, compare, publish.", **_SETTINGS)
render_app = typer.Typer(cls=RenderGroup, help="Render flowcharts and documents.", **_SETTINGS)
templates_app = typer.Typer(cls=TemplatesGroup, help="Templates of documents, and making them your own.", **_SETTINGS)
import_app = typer.Typer(cls=ImportGroup, help="Turn files of other tools into definitions.", **_SETTINGS)


def _version(asked: bool) -> None:
    if asked:
        from procman import __version__

        typer.echo(f"procman {__version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True, show_default=False),
]


@main_app.callback()
def _main(
    context: typer.Context,
    version: VersionOption = False,  # noqa: ARG001 - its callback has answered
    root: RootOption = None,
    lang: LanguageOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    context.obj.settle(root, lang, quiet, debug)


@render_app.callback()
def _render() -> None:
    pass


@templates_app.callback()
def _templates() -> None:
    pass


@import_app.callback()
def _import() -> None:
    pass


def dispatch(arguments: list[str], session: Session) -> int:
    """Hand a command line to its command.

    Args:
        arguments: The words after ``procman``.
        session: The run.

    Returns:
        The exit code.
    """
    try:
        typer.main.get_command(main_app).main(arguments, prog_name="procman", obj=session)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    return 0
