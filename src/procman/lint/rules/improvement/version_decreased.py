"""The rule ``version-decreased``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.rule import Report, rule
from procman.lint.versions import expect, next_version, numbers, released, text


@rule(severity="error", set="correct", scope="workspace", fix="unsafe")
def version_decreased(context: WorkspaceContext) -> Iterator[Report]:
    """The version of a process is lower than in the last release.

    What it checks:
        The version of a process is not lower than in the last release, which is the nearest git tag that matches
        `versioning.release_tags` of `manual.yaml`.

    Why:
        Whoever has the released version would take the new one for older and go on working by the old one.

    Remedy:
        Write the version that follows the released one. To go back to an earlier content, release it under a new
        version as well.
    """
    for one in released(context):
        if numbers(one.new.version) >= numbers(one.old.version):
            continue
        expected = next_version(one.old.version, one.changes.bump)
        yield expect(context, one, expected, old=text(one.old.version), new=text(one.new.version))
