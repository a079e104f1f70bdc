"""The rule ``version-bump-too-small``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.rule import Report, rule
from procman.lint.versions import expect, gravest, next_version, numbers, released, text


@rule(severity="error", set="correct", scope="workspace", fix="unsafe")
def version_bump_too_small(context: WorkspaceContext) -> Iterator[Report]:
    """A new minor version holds changes that ask for a major one.

    What it checks:
        The version of a process that was in force in the last release is raised at least as far as its changes since
        then ask for, by the table of kinds of change and `versioning` of `manual.yaml`. The last release is the
        nearest git tag that matches `versioning.release_tags`; without one nothing is checked.

    Why:
        A major version is what training and approval hang on; a change of duties or controls must not slip through.

    Remedy:
        Write the next major version; `procman diff TAG` shows which changes ask for it.
    """
    for one in released(context):
        old, new = numbers(one.old.version), numbers(one.new.version)
        if one.old.status != "effective" or new <= old or new[0] > old[0] or one.changes.bump != "major":
            continue
        expected = next_version(one.old.version, "major")
        yield expect(context, one, expected, changes=gravest(one), old=text(one.old.version), new=text(one.new.version))
