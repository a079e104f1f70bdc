"""The short way of ``procman lint``: plain options are read here, and an unchanged workspace is answered at once.

Whatever is not plain - ``--help``, a mistake, an option for rare occasions - goes the long way through the command
framework, which takes five times as long to load as an answer from the cache takes in all. A test holds both ways
against each other.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from procman.cli.lint_request import PLAIN_FORMATS, THRESHOLDS, LintRequest, words
from procman.cli.terminal import terminal

if TYPE_CHECKING:
    from procman.lint.cache.answers import Answers

_VALUES = ("--format", "--fail-on", "--select", "--ignore", "--root", "--lang")
_LANGUAGES = ("zh-CN", "en")


def parsed(arguments: list[str]) -> LintRequest | None:
    """The request, or None when the words are not all plain.

    Args:
        arguments: The words after ``lint``.
    """
    request = LintRequest()
    waiting = iter(arguments)
    for word in waiting:
        name, equals, value = word.partition("=")
        if word == "--no-cache":
            request.cache = False
        elif word in ("-q", "--quiet"):
            request.quiet = True
        elif name in _VALUES:
            if not equals:
                value = next(waiting, "")
            if not value or not _take(request, name, value):
                return None
        elif word.startswith("-"):
            return None
        else:
            request.paths.append(word)
    return request


def _take(request: LintRequest, name: str, value: str) -> bool:
    """Note one option; whether its value is one that is known here."""
    if name == "--select":
        request.select += words(value)
    elif name == "--ignore":
        request.ignore += words(value)
    elif name == "--root":
        request.root = value
    elif name == "--lang" and value in _LANGUAGES:
        request.lang = value
    elif name == "--format" and value in PLAIN_FORMATS:
        request.format = value
    elif name == "--fail-on" and value in THRESHOLDS:
        request.fail_on = value
    else:
        return False
    return True


def opened(request: LintRequest) -> Answers | None:
    """The cache of the workspace; None without a workspace, and where the cache is not wanted."""
    root = _root(request.root) if request.cache else None
    if root is None:
        return None
    from procman.lint.cache.answers import Answers

    return Answers(root)


def answered(request: LintRequest, answers: Answers) -> int | None:
    """Write the report of an earlier run of the same request on the same files; None when there is none.

    Args:
        request: What was asked for.
        answers: The cache of the workspace.

    Returns:
        The exit code.
    """
    answer = answers.find(request_key(request))
    if answer is None:
        return None
    sys.stdout.write(answer.text)
    if not request.quiet:
        sys.stderr.write("".join(answer.notes))
    return answer.code(request.fail_on)


def request_key(request: LintRequest) -> list[object]:
    """Everything in a plain request on which the report depends; also where it is read and from where it was asked."""
    paths = [os.getcwd(), *request.paths] if request.paths else []
    return [paths, request.format, request.select, request.ignore, request.lang or "", *terminal()]


def _root(named: str | None) -> str | None:
    """The workspace, as ``source.workspace.find_root`` finds it."""
    folder = os.path.realpath(named or os.getcwd())
    while not os.path.isfile(f"{folder}/processes/manual.yaml"):
        parent = os.path.dirname(folder)
        if named or parent == folder:
            return None
        folder = parent
    return folder
