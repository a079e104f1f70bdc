"""The formats of ``procman lint``: a line each; its writer is loaded when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, Final, NamedTuple


class LintFormat(NamedTuple):
    """A format.

    Attributes:
        reference: Its writer, as ``module:function``: takes the result, gives the report.
        options: What else its writer takes: ``colour``, ``columns``, ``statistics``, ``fail_on``.
        from_repository: Whether its readers look for files from the repository's topmost folder and not from the
            workspace's.
    """

    reference: str
    options: tuple[str, ...] = ()
    from_repository: bool = False

    def writer(self) -> Callable[..., str]:
        """Load the writer."""
        module, _, name = self.reference.partition(":")
        found: Callable[..., str] = getattr(importlib.import_module(module), name)
        return found

    def write(self, result: Any, **values: Any) -> str:
        """The report; of the values only those that the writer takes."""
        return self.writer()(result, **{name: values[name] for name in self.options})


FORMATS: Final[dict[str, LintFormat]] = {
    "text": LintFormat("procman.report.lint_text:lint_text", ("colour", "columns", "statistics")),
    "concise": LintFormat("procman.report.lint_concise:lint_concise"),
    "json": LintFormat("procman.report.lint_json:lint_json", ("statistics",)),
    "sarif": LintFormat("procman.report.lint_sarif:lint_sarif", from_repository=True),
    "junit": LintFormat("procman.report.lint_junit:lint_junit", ("fail_on",)),
    "github": LintFormat("procman.report.lint_github:lint_github", from_repository=True),
    "gitlab": LintFormat("procman.report.lint_gitlab:lint_gitlab", from_repository=True),
    "markdown": LintFormat("procman.report.lint_markdown:lint_markdown", from_repository=True),
}
