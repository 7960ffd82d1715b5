"""Replies are counted and timed, and come through unchanged."""

from __future__ import annotations

from bot.operations.measured_dialogue import MeasuredDialogue
from bot.operations.meters import Meters
from tests.bot.operations.test_meters import value
from tests.bot.small_dialogue import WILLING, dialogue_of

QUESTION = "Wer hielt die Keynote?"


def test_a_citizens_reply_is_counted_and_each_step_timed() -> None:
    meters = Meters()
    reply = MeasuredDialogue(dialogue_of(judge=WILLING), meters).reply(QUESTION, conversation="c")
    assert value(meters, 'strategiebot_replies_total{language="de",status="answered"}') == 1
    for step in ("encode", "search", "compose", "total"):
        assert value(meters, f'strategiebot_step_seconds_count{{step="{step}"}}') == 1
    spent = value(meters, 'strategiebot_step_seconds_sum{step="total"}')
    assert spent * 1000 == reply.timings.total


def test_a_trial_of_ours_is_not_counted() -> None:
    meters = Meters()
    MeasuredDialogue(dialogue_of(judge=WILLING), meters).reply(QUESTION)
    assert value(meters, 'strategiebot_replies_total{language="de",status="answered"}') == 0
    assert value(meters, 'strategiebot_step_seconds_count{step="total"}') == 0


def test_everything_else_passes_through() -> None:
    plain = dialogue_of(judge=WILLING)
    measured = MeasuredDialogue(plain, Meters())
    quote = measured.reply(QUESTION, conversation="c").quotes[0]
    assert measured.passage(quote.passage, "de") == plain.passage(quote.passage, "de")
    assert measured.sources("de") == plain.sources("de") != ()
    assert measured.suggested("nothing") is None
    assert measured.remembered("c") == plain.remembered("c") != ()
    assert measured.forget("c") > 0
    assert measured.remembered("c") == ()
