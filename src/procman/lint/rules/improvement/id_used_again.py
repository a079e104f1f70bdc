"""The rule ``id-used-again``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procman.lint.context import WorkspaceContext
from procman.lint.names import quoted
from procman.lint.phrases import Phrase
from procman.lint.reused_ids import other_process, reused_ids
from procman.lint.rule import Report, report, rule
from procman.lint.versions import released, text

if TYPE_CHECKING:
    from procman.lint.released import ReleasedProcess
    from procman.source.positions import ElementPath


@rule(severity="error", set="correct", scope="workspace")
def id_used_again(context: WorkspaceContext) -> Iterator[Report]:
    """An id stands for something else than in the last release.

    What it checks:
        No id of a step, end, control, form, document, business rule or indicator that was released has a name without
        a word in common with the released one and at the same time another nature: of a step the performer or the
        kind, of a control the step or the owner, of a document the steps that make it. The same goes for the id of
        the process, its name and its owner. The last release is the nearest git tag that matches
        `versioning.release_tags` of `manual.yaml`.

    Why:
        Comparisons of versions, histories and logs hang on ids; they would tell of one thing that changed instead of
        one that went and one that came.

    Remedy:
        Give the new thing an id of its own.
    """
    for one in released(context):
        if other_process(one.old, one.new):
            names = quoted(one.old.name), quoted(one.new.name)
            what = Phrase("id-of-process")
            yield _report(one, ("id",), what, one.new.id, names)
            continue
        for reused in reused_ids(one.old, one.new):
            names = quoted(reused.old), quoted(reused.new)
            what = Phrase(f"id-of-{reused.section}")
            yield _report(one, (reused.section, reused.id), what, reused.id, names)


def _report(
    one: ReleasedProcess, element: ElementPath, what: Phrase, used: str, names: tuple[Phrase, Phrase]
) -> Report:
    process, tag = one.new.id, text(one.tag)
    return report(element, process=process, what=what, id=used, tag=tag, old=names[0], new=names[1])
