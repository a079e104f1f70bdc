"""Short quizzes: questions with plausible wrong answers, the same for the same definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from procman.documents.matrix.table import Column, Table
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Grid, Page, Question, Questions, Words, letter
from procman.documents.view.training.questions.controls import control_questions
from procman.documents.view.training.questions.limits import limit_questions
from procman.documents.view.training.questions.rules import rule_questions
from procman.documents.view.training.subject import Subject

MOST: Final = 10
_ASKING: Final = (rule_questions, control_questions, limit_questions)


def build_quiz(subjects: Iterable[Subject]) -> tuple[Question, ...]:
    """Questions about limits, controls and rules in turn, so that a short quiz has some of each."""
    every = list(subjects)
    kinds = [[each for subject in every for each in ask(subject)] for ask in _ASKING]
    return tuple(dict.fromkeys(_in_turn(kinds)))[:MOST]


def _in_turn(kinds: list[list[Question]]) -> Iterator[Question]:
    for place in range(max(map(len, kinds), default=0)):
        yield from (questions[place] for questions in kinds if place < len(questions))


def quiz_pages(words: BulletinWords, questions: tuple[Question, ...], page_id: str, title: str) -> list[Page]:
    """The quiz, and its key on a page of its own; nothing without questions."""
    if not questions:
        return []
    note = Words((words.word("quiz.note", count=len(questions)),), quiet=True)
    columns = (
        Column(words.word("quiz.number"), 6, "number"),
        Column(words.word("quiz.right"), 8, "letters"),
        Column(words.word("quiz.answer"), 40),
        Column(words.word("quiz.source"), 40),
    )
    rows = tuple(
        (place, letter(each.right), each.options[each.right], each.source)
        for place, each in enumerate(questions, start=1)
    )
    return [
        Page(f"quiz-{page_id}", words.word("quiz.title", name=title), (note, Questions(questions)), group="quiz"),
        Page(f"key-{page_id}", words.word("quiz.key", name=title), (Grid(Table(columns, rows)),), group="key"),
    ]
