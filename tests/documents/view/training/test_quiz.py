from __future__ import annotations

import pytest

from procman.diff.comparison import Sides
from procman.documents.view.bulletin.words import BulletinWords
from procman.documents.view.handout import Question
from procman.documents.view.training.after_change import AREAS
from procman.documents.view.training.questions.controls import control_questions
from procman.documents.view.training.questions.limits import limit_questions
from procman.documents.view.training.questions.rules import rule_questions
from procman.documents.view.training.quiz import MOST, build_quiz, quiz_pages
from procman.documents.view.training.subject import Subject, question
from procman.messages import duration_text
from procman.model.definitions import Definitions
from procman.model.duration import Duration
from tests.documents.conftest import definitions_at


@pytest.fixture(scope="module")
def sample(sample_root: object) -> Definitions:
    return definitions_at(sample_root)  # type: ignore[arg-type]


def subject(definitions: Definitions, process: str, **options: object) -> Subject:
    words = BulletinWords(Sides(definitions, definitions), "zh-CN", AREAS)
    return Subject(definitions, definitions.processes[process], words, **options)  # type: ignore[arg-type]


def test_answers_are_distinct_and_one_is_right(sample: Definitions) -> None:
    for process in sample.processes:
        asked = subject(sample, process)
        made = [*limit_questions(asked), *control_questions(asked), *rule_questions(asked)]
        assert made, process
        for each in made:
            assert 3 <= len(each.options) <= 4
            assert len(set(each.options)) == len(each.options)
            assert 0 <= each.right < len(each.options)
            assert each.source.startswith(process)


def test_wrong_limits_are_limits_of_the_manual_by_the_same_clock(sample: Definitions) -> None:
    every = [step.time_limit for process in sample.processes.values() for step in process.steps.values()]
    known = {duration_text("zh-CN", limit): limit for limit in every if limit}
    for process in sample.processes:
        for each in limit_questions(subject(sample, process)):
            limits = [known[option] for option in each.options]
            assert len({limit.working for limit in limits}) == 1


def test_the_limit_before_is_among_the_answers(sample: Definitions) -> None:
    process = sample.processes["CS-02"]
    step = process.steps["register"].model_copy(update={"time_limit": Duration(33, "min")})
    old = process.model_copy(update={"steps": {**process.steps, "register": step}})
    elements = frozenset({("steps", "register")})
    (asked,) = limit_questions(subject(sample, "CS-02", old=old, elements=elements))
    assert "33 分钟" in asked.options
    assert asked.options[asked.right] == "15 分钟"


def test_a_rule_is_asked_with_a_gap_that_only_one_answer_fills(sample: Definitions) -> None:
    made = {each.source: each for each in rule_questions(subject(sample, "CS-02"))}
    rule = made["CS-02 规则 R-01"]
    assert rule.options[rule.right] == "500 元"
    assert "500" not in rule.text
    assert all(option.endswith(" 元") for option in rule.options)


def test_only_what_concerns_the_roles_is_asked(sample: Definitions) -> None:
    process = sample.processes["CS-02"]
    own = {step.name for step in process.steps.values() if step.role == "hotline-agent"}
    for each in limit_questions(subject(sample, "CS-02", roles=frozenset({"hotline-agent"}))):
        assert any(str(name) in each.text for name in own)


def test_a_quiz_is_short_mixed_and_always_the_same(sample: Definitions) -> None:
    first, second = (build_quiz([subject(sample, "CS-02")]) for _ in range(2))
    assert first == second
    assert len(first) == MOST
    assert {each.source.split()[1][:2] for each in first} >= {"规则", "控制", "步骤"}
    assert len({each.right for each in first}) > 1, "the right answer is not always at the same place"


def test_a_question_needs_two_wrong_answers() -> None:
    assert question("seed", "?", "a", ["a", "b", "b"], "") is None
    made = question("seed", "?", "a", ["b", "c", "d", "e"], "")
    assert made is not None
    assert set(made.options) == {"a", "b", "c", "d"}


def test_the_key_is_on_a_page_of_its_own(sample: Definitions) -> None:
    words = BulletinWords(Sides(sample, sample), "zh-CN", AREAS)
    questions = (Question("问", ("甲", "乙", "丙"), 1, "出处"),)
    quiz, key = quiz_pages(words, questions, "x", "测试")
    assert quiz.group == "quiz"
    assert key.group == "key"
    assert quiz_pages(words, (), "x", "测试") == []
