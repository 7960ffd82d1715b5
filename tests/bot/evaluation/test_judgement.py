"""When a reply counts as right, wrong, refused or a false answer."""

from __future__ import annotations

import pytest

from bot.dialogue.reply import Quote, Reply, Status
from bot.evaluation.judgement import Outcome, contains_any, judge
from bot.evaluation.question_file import LabelledQuestion

QUOTE = Quote("Am **7. März\n2017** in Leipzig.", "01", "T", "P", "2017", "", "H", 0, 10)


def question(answerable: bool, *contains: str) -> LabelledQuestion:
    return LabelledQuestion(id="a", question="?", answerable=answerable, answer_contains=contains)


def reply(status: Status) -> Reply:
    return Reply("?", status, "de", quotes=(QUOTE,))


@pytest.mark.parametrize(
    ("asked", "status", "outcome"),
    [
        (question(True, "7. märz 2017"), Status.ANSWERED, Outcome.RIGHT),
        (question(True, "8. März"), Status.ANSWERED, Outcome.WRONG),
        (question(True, "7. März 2017"), Status.CLARIFY, Outcome.REFUSED),
        (question(False), Status.ANSWERED, Outcome.FALSE_ANSWER),
        (question(False, "in Leipzig"), Status.ANSWERED, Outcome.REFUSED),
        (question(False), Status.NO_ANSWER, Outcome.REFUSED),
    ],
)
def test_a_reply_is_judged_by_its_quotations(asked: LabelledQuestion, status: Status, outcome: Outcome) -> None:
    assert judge(asked, reply(status)) is outcome


def test_case_white_space_and_marks_do_not_matter() -> None:
    assert contains_any("Die  **StrategieWerkstatt**\nendete", ["strategiewerkstatt endete"])
    assert not contains_any("Die Werkstatt", ["Werkstätten"])
