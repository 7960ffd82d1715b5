"""Small talk is recognised by its words, and a question never is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.quoting import QuotingDialogue
from bot.dialogue.reply import Status
from bot.dialogue.small_talk import Talk, small_talk

DATA = Path(__file__).parents[2] / "data" / "small_talk.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
TALK = [line for line in LINES if line["intent"] != "none"]
QUESTIONS = [line for line in LINES if line["intent"] == "none"]
KINDS = {"bot_identity": Talk.IDENTITY, "how_are_you": Talk.WELLBEING, "emoji_only": Talk.EMOJI}
BY_WORDS = 0.7
BY_THE_DIALOGUE = 0.92


@pytest.mark.parametrize(
    ("message", "talk"),
    [
        ("Hallo!", Talk.GREETING),
        ("Guten  Morgen, lieber Bot", Talk.GREETING),
        ("Hallo, wer bist du?", Talk.IDENTITY),
        ("danke, das war super", Talk.PRAISE),
        ("Bist du ein Mensch?", Talk.IDENTITY),
        ("What’s up?", Talk.WELLBEING),
        ("Mach’s gut", Talk.FAREWELL),
        ("Schönen Tag noch!", Talk.FAREWELL),
        ("👍🏻", Talk.EMOJI),
        ("?!", Talk.EMOJI),
        ("Du Idiot", Talk.INSULT),
        ("Die Messe kann mich mal!", Talk.INSULT),
        ("Wer kann mich mal beraten?", None),
        ("Was hältst du von der Messe?", Talk.OPINION),
        ("Dzień dobry", Talk.GREETING),
        ("Děkuji moc", Talk.THANKS),
        ("Wann war die Konferenz?", None),
        ("Hallo, wann war die Konferenz?", None),
        ("Danke. Und wer sprach?", None),
        ("du", None),
    ],
)
def test_a_message_is_talk_when_nothing_else_is_in_it(message: str, talk: Talk | None) -> None:
    assert small_talk(message) is talk


@pytest.mark.parametrize("line", QUESTIONS, ids=lambda line: str(line["id"]))
def test_no_question_is_taken_for_small_talk(line: dict[str, Any]) -> None:
    assert small_talk(line["text"]) is None


def test_most_small_talk_is_recognised_by_its_words() -> None:
    right = [line["id"] for line in TALK if small_talk(line["text"]) == KINDS.get(line["intent"], line["intent"])]
    assert len(right) / len(TALK) >= BY_WORDS


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert small_talk(text) in {None, *Talk}


@pytest.mark.model
def test_nearly_all_small_talk_gets_a_word_and_no_quotation(shipped_dialogue: QuotingDialogue) -> None:
    replies = {line["text"]: shipped_dialogue.reply(line["text"]) for line in TALK}
    met = [text for text, reply in replies.items() if reply.status in {Status.SMALLTALK, Status.REFUSED}]
    assert len(met) / len(TALK) >= BY_THE_DIALOGUE
    assert not any(replies[text].quotes for text in met)


@pytest.mark.model
def test_questions_get_no_small_talk(shipped_dialogue: QuotingDialogue) -> None:
    replies = {line["text"]: shipped_dialogue.reply(line["text"]) for line in QUESTIONS}
    assert [text for text, reply in replies.items() if reply.status is Status.SMALLTALK] == []
