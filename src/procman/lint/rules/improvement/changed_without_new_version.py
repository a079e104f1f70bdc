"""The rule ``changed-without-new-version``."""

from __future__ import annotations

from collections.abc import Iterator

from procman.lint.context import WorkspaceContext
from procman.lint.rule import Report, rule
from procman.lint.versions import expect, gravest, next_version, released, text


@rule(severity="error", set="correct", scope="workspace", fix="unsafe")
def changed_without_new_version(context: WorkspaceContext) -> Iterator[Report]:
    """A released process has changed, but its version has not.

    What it checks:
        A process that was in force in the last release has another version as soon as its meaning changes. The last
        release is the nearest git tag that matches `versioning.release_tags` of `manual.yaml`; without one nothing is
        checked. Comments, layout and changes that need no version do not count.

    Why:
        Two different processes would go by one number, and nobody could say by which of them a case was handled.

    Remedy:
        Write the version that the changes ask for; `procman diff TAG` shows them all.
    """
    for one in released(context):
        bump = one.changes.bump
        if one.old.status != "effective" or one.old.version != one.new.version or bump == "none":
            continue
        expected = next_version(one.old.version, bump)
        yield expect(context, one, expected, changes=gravest(one), version=text(one.new.version))
