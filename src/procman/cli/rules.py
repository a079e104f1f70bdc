"""``procman rules`` and ``procman explain``: what the linter checks, and why."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

from procman.errors import UsageError, WorkspaceError

if TYPE_CHECKING:
    from procman.cli.session import Session


class Format(enum.StrEnum):
    """Formats of the list."""

    text = "text"
    json = "json"


def rules(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--format", help="Format of the list.")] = Format.text,
) -> int:
    """List the rules by principle, with their severity."""
    from procman.report.lint_rules import rules_json, rules_text

    session = context.obj
    session.write(rules_json() if format is Format.json else rules_text(_language(session)))
    return 0


def explain(
    context: typer.Context,
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Name of a rule, such as control-bypassed.")],
) -> int:
    """Explain a rule: what it checks, why, and the remedy."""
    from procman.report.lint_rules import rule_text, specs
    from procman.source.validation import close_match

    session = context.obj
    known = specs()
    if rule not in known:
        suggestion = close_match(rule, known)
        key = "unknown-rule-meant" if suggestion else "unknown-rule"
        raise UsageError(key, rule=rule, suggestion=suggestion)
    session.write(rule_text(known[rule], _language(session)))
    return 0


def _language(session: Session) -> str:
    """The language of the manual, whose findings people look up; rules can be read without a manual as well."""
    try:
        from procman.source.tree import FolderTree
        from procman.source.workspace import load_dictionaries

        tree = FolderTree(session.root)
        return session.language(load_dictionaries(tree, tree.paths()).definitions.manual)
    except WorkspaceError:
        return session.language()
