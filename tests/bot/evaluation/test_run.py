"""An evaluation asks the very dialogue and finds the place of the first hit that holds an answer."""

from __future__ import annotations

import pytest

from bot.dialogue.reply import Candidate, Quote, Reply, Status
from bot.evaluation.judgement import Outcome
from bot.evaluation.question_file import LabelledQuestion
from bot.evaluation.run import run
from tests.bot.small_dialogue import dialogue_of
from tests.bot.telegram.fake_dialogue import FakeDialogue

TEXTS = {"a#0": "Titel\nAbschnitt\nIn **Leipzig**, 2019.", "b#0": "Titel\nOrt\nIn  Dresden.", "c#0": "Chemnitz"}
HITS = tuple(Candidate(id[0], id, 1.0) for id in TEXTS)


def question(*contains: str, answerable: bool = True) -> LabelledQuestion:
    return LabelledQuestion(id="q", question="Wo?", answerable=answerable, answer_contains=contains, previous="Wer?")


def answer(text: str) -> Reply:
    return Reply(text, Status.ANSWERED, "de", quotes=(Quote("In Dresden.", "b", "", "", "", "", "", 0, 11),), hits=HITS)


@pytest.mark.parametrize(
    ("contains", "outcome", "rank"),
    [
        ("in dresden", Outcome.RIGHT, 2),
        ("in leipzig", Outcome.WRONG, 1),
        ("Chemnitz", Outcome.WRONG, 3),
        ("Görlitz", Outcome.WRONG, 0),
    ],
)
def test_each_reply_is_judged_and_its_place_found(contains: str, outcome: Outcome, rank: int) -> None:
    (judged,) = run([question(contains)], FakeDialogue(answer), TEXTS.__getitem__)
    assert (judged.outcome, judged.rank) == (outcome, rank)
    assert judged.reply.question == "Wo?"


def test_questions_are_asked_one_after_the_other_as_they_are_consumed() -> None:
    dialogue = FakeDialogue(answer)
    rows = run([question("x"), question("y")], dialogue, TEXTS.__getitem__)
    next(rows)
    assert dialogue.asked == ["Wo?"]


def test_a_follow_up_is_asked_with_the_question_before() -> None:
    dialogue = dialogue_of()
    asked = LabelledQuestion(
        id="f",
        question="Und woher?",
        answerable=True,
        answer_contains=("Stuttgart",),
        previous="Wer hielt die Keynote?",
    )
    (judged,) = run([asked], dialogue, dialogue.passage_text)
    assert judged.rank == 1
