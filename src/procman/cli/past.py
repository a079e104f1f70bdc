"""The past of the manual for commands that make documents; where it is not known wholly, the user is told."""

from __future__ import annotations

from procman.cli.session import Session
from procman.documents.revisions.past import ManualPast, manual_past
from procman.messages import text
from procman.model.definitions import Definitions


def told_past(session: Session, chosen: Definitions) -> ManualPast:
    """The past of the work tree.

    Args:
        session: The run.
        chosen: The processes whose revision records are wanted.
    """
    language = session.language()
    past = manual_past(session.root, session.workspace(), language, chosen.processes)
    if past.gap is not None:
        session.note(text(language, f"report.past-{past.gap}"))
    return past
