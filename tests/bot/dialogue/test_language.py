"""The language of a question, in a few words and among names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.language import LanguageDetector
from bot.evaluation.question_file import read_questions
from bot.setting_sections import ROOT

DETECTOR = LanguageDetector()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wann war die Konferenz?", "de"),
        ("Wer sprach?", "de"),
        ("When was the conference?", "en"),
        ("Who spoke?", "en"),
        ("Kiedy była konferencja?", "pl"),
        ("Kdo mluvil?", "cs"),
        ("WHEN WAS IT", "en"),
        ("Fördermittel beantragen", "de"),
        ("funding application deadline", "en"),
    ],
)
def test_a_short_question_tells_its_language(text: str, language: str) -> None:
    assert DETECTOR.detect(text, fallback="cs" if language != "cs" else "de") == language


@pytest.mark.parametrize("fallback", ["de", "en", "pl"])
@pytest.mark.parametrize("text", ["", "2017", "😀", "Hellerau 2018", "StrategieWerkstatt?"])
def test_names_and_numbers_leave_it_to_the_interface(text: str, fallback: str) -> None:
    assert DETECTOR.detect(text, {"hellerau", "strategiewerkstatt"}, fallback) == fallback


def test_a_name_in_another_language_does_not_count() -> None:
    assert DETECTOR.detect("What is Hidden Champions?", {"hidden", "champions"}, "de") == "en"


def test_nearly_all_golden_questions_are_read_in_their_language() -> None:
    questions = read_questions(ROOT / "knowledge" / "questions.jsonl")
    right = [DETECTOR.detect(question.question) == question.language for question in questions]
    assert sum(right) / len(right) >= 0.95


@given(st.text(max_size=40))
def test_any_text_has_an_interface_language(text: str) -> None:
    assert DETECTOR.detect(text) in {"de", "en", "pl", "cs"}
