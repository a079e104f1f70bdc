"""The page of a rule as reports for other programs carry it, and where it stands on the net."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

from procman.lint.rule import RuleSpec
from procman.messages import text

_SECTIONS = ("check", "why", "remedy")


def help_text(spec: RuleSpec, language: str) -> str:
    """What the rule checks, why, and the remedy, as plain text."""
    sections = [(text(language, f"lint.explain.{section}"), _words(spec, language, section)) for section in _SECTIONS]
    return "\n\n".join(f"{heading}\n{words}" for heading, words in sections)


def help_markdown(spec: RuleSpec, language: str) -> str:
    """The same as Markdown; the messages of rules are written in it."""
    sections = [(text(language, f"lint.explain.{section}"), _words(spec, language, section)) for section in _SECTIONS]
    return "\n\n".join(f"**{heading}**\n\n{words}" for heading, words in sections)


def documentation_address(rule: str) -> str:
    """Address of the rule's page, when whoever publishes procman says where its documentation is; else nothing."""
    base = _documentation()
    return f"{base}/rules/{rule}.md" if base else ""


@cache
def _documentation() -> str:
    """The project's link called Documentation in the package's metadata, without a slash at the end."""
    try:
        links = metadata("procman-manual").get_all("Project-URL") or []
    except PackageNotFoundError:  # run from a folder, not installed
        return ""
    for link in links:
        label, _, address = str(link).partition(",")
        if label.strip().lower() == "documentation":
            return address.strip().rstrip("/")
    return ""


def _words(spec: RuleSpec, language: str, section: str) -> str:
    return text(language, f"rules.{spec.name}.{section}")
