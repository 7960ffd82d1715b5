"""Short versions of what `make soak`, `make fuzz`, `make flood` and `make load` do at length."""

from __future__ import annotations

import statistics
import time

import pytest

from tests.load.flood import MOST_REPLIES, flood
from tests.load.fuzz import fuzz
from tests.load.questions import texts
from tests.load.rate import Load
from tests.load.soak import soak
from tests.load.stage import Stage

pytestmark = pytest.mark.e2e

CROWD = 50


def test_questions_hostile_updates_a_crowd_and_a_flood_are_survived(stage: Stage) -> None:
    """One bot for all, since starting one takes longer than any of it."""
    _at_an_even_pace(stage)
    _at_moments_of_chance(stage)
    _all_at_once(stage)
    _hostile(stage)
    _far_too_many(stage)


def _at_an_even_pace(stage: Stage) -> None:
    outcome = soak(stage, seconds=8, rate=4, tell=False)
    assert (outcome.asked, outcome.unanswered, outcome.errors) == (32, 0, [])
    assert outcome.lag <= 0.25  # beats are few, and other tests may be running beside


def _at_moments_of_chance(stage: Stage) -> None:
    step = Load(stage, chats=10).step(rate=4, seconds=2.5)
    assert (step.asked, step.answered, step.errors) == (10, 10, ())
    assert 0 < step.p50 <= step.p95 <= step.p99
    assert 0 < step.answers_a_second < 10
    assert step.processor_ms > 0


def _all_at_once(stage: Stage) -> None:
    since, wording = stage.desk.calls()["next"], texts(seed=2)
    crowd = [stage.citizen() for _ in range(CROWD)]
    for citizen in crowd:
        citizen.say(next(wording))
    began = time.time()
    answers = [citizen.reads(within=60) for citizen in crowd]
    assert all(answer["text"] for answer in answers)
    time.sleep(1.0)
    members = {citizen.id for citizen in crowd}
    sent = [call for call in stage.desk.calls(since, method="sendMessage")["calls"] if call["chat"] in members]
    first = {call["chat"]: call["at"] for call in reversed(sent)}
    assert first.keys() == members
    assert len({(call["chat"], call["parameters"]["text"]) for call in sent}) == len(sent)
    waits = statistics.quantiles([at - began for at in first.values()], n=20)
    assert waits[18] < 30


def _hostile(stage: Stage) -> None:
    outcome = fuzz(stage, updates=80, seed=7)
    assert (outcome.unanswered, outcome.refused, outcome.failures) == ([], [], [])
    assert outcome.texts > 30


def _far_too_many(stage: Stage) -> None:
    outcome = flood(stage, updates=600, chats=60, patience=60)
    assert outcome.silent == 0
    assert outcome.most_replies <= MOST_REPLIES
    assert outcome.grown < 150
