"""Errors as a person reads them: what, where, and the remedy."""

from __future__ import annotations

from procman.errors import GlyphPlace, MissingGlyphsError, ProcmanError
from procman.messages import text
from procman.source.problem import Problem
from procman.source.workspace import UnsoundWorkspaceError


def error_text(error: ProcmanError, language: str) -> str:
    """Lines for stderr; all problems of a workspace, not only the first."""
    lines = []
    if isinstance(error, UnsoundWorkspaceError):
        lines += [problem_text(problem, language) for problem in error.problems]
        location = None
    else:
        location = error.location
    if isinstance(error, MissingGlyphsError):
        lines += [_glyph_place_text(place, language) for place in error.places]
    message = text(language, f"errors.{error.key}", **error.arguments)
    if location is not None:
        message = text(language, "errors.place", location=str(location), message=message)
    remedy = text(language, f"errors.{error.key}.remedy", **error.arguments)
    lines += [f"procman: {message}", "  " + text(language, "errors.remedy", remedy=remedy)]
    return "\n".join(lines) + "\n"


def _glyph_place_text(place: GlyphPlace, language: str) -> str:
    message = text(language, "errors.missing-glyph-place", element=place.element, characters=place.characters)
    return text(language, "errors.place", location=str(place.location), message=message)


def problem_text(problem: Problem, language: str) -> str:
    """One problem of a file, with its remedy, on two lines."""
    message = text(language, "errors.place", location=str(problem.location), message=problem_message(problem, language))
    remedy = text(language, f"errors.{problem.key}.remedy", **problem.arguments)
    return f"{message}\n  {text(language, 'errors.remedy', remedy=remedy)}"


def problem_message(problem: Problem, language: str) -> str:
    """What is wrong, with the word that was probably meant."""
    message = text(language, f"errors.{problem.key}", **problem.arguments)
    if problem.suggestion:
        message += text(language, "errors.did-you-mean", suggestion=problem.suggestion)
    return message


def fault_text(fault: Exception, language: str) -> str:
    """A fault of procman itself, without its traceback."""
    reason = f"{type(fault).__name__}: {fault}"
    return (
        f"procman: {text(language, 'errors.fault', reason=reason)}\n"
        f"  {text(language, 'errors.remedy', remedy=text(language, 'errors.fault.remedy'))}\n"
    )
