"""What is left when the embedding model cannot be used, measured with the golden questions."""

from __future__ import annotations

import pytest

from bot.assembly import Assembly
from bot.evaluation.figures import Figures
from bot.evaluation.question_file import read_questions
from bot.evaluation.run import run

pytestmark = pytest.mark.model


def test_words_alone_answer_most_golden_questions_and_few_of_them_wrong(shipped: Assembly) -> None:
    dialogue = shipped.dialogue_by_words()
    questions = read_questions(shipped.settings.knowledge.questions)
    figures = Figures.from_judged(list(run(questions, dialogue, dialogue.passage_text)))
    assert figures.answerable.right.share >= 0.62
    assert figures.answerable.wrong.share <= 0.10
    assert figures.answerable.hit_at_1.share >= 0.82
    assert figures.false_answers["near"].share <= 0.36
    assert figures.false_answers["far"].share <= 0.05
