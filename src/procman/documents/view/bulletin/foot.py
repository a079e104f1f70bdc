"""What one needs to act: from when, what becomes of open cases, whether to learn, whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from procman.documents.matrix.table import Column, Table
from procman.documents.view.bulletin.news import ProcessNews
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Block, Facts, Grid

_WIDTHS: Final = (12, 10, 16, 18)
MOST_PROCESSES: Final = 30
"""Of so many processes a page says it one by one; of more the front page does."""

Act = tuple[str, str, str]


def foot_of(words: BulletinWords, found: Sequence[ProcessNews], role: str) -> list[Block]:
    """The foot of the page of a role; where all processes say the same, it is said once.

    Args:
        words: The words and names.
        found: Processes in which something is different for the role; the dictionaries do not count.
        role: Id of the role.
    """
    processes = [process for process in found if process.status != "shared"]
    if not processes:
        return []
    acts: dict[Act, list[str]] = {}
    for process in processes:
        acts.setdefault(_act(words, process, role), []).append(process.id)
    open_cases = [(words.word("transition"), "")] if any(each.status != "added" for each in processes) else []
    labels = [words.word(key) for key in ("effective", "training", "contact")]
    common = next(iter(acts)) if len(acts) == 1 else None
    if not common and len(processes) > MOST_PROCESSES:
        training = any(process.needs_training(role) for process in processes)
        common = (words.word("see-front"), _training(words, needed=training), words.word("see-front"))
    if common:
        effective, *others = zip(labels, common, strict=True)
        return [Facts((effective, *open_cases, *others), columns=2)]
    columns = tuple(
        Column(title, width) for title, width in zip((words.word("process"), *labels), _WIDTHS, strict=True)
    )
    rows = tuple((words.joined(ids), *act) for act, ids in acts.items())
    return [Grid(Table(columns, rows)), *([Facts(tuple(open_cases))] if open_cases else [])]


def _act(words: BulletinWords, process: ProcessNews, role: str) -> Act:
    training = _training(words, needed=process.needs_training(role))
    return words.date(process.effective), training, words.contact(process)


def _training(words: BulletinWords, *, needed: bool) -> str:
    return words.word("training.needed" if needed else "training.reading")
