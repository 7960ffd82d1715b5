"""Stopping loses no question, starting again sets nothing that is set."""

from __future__ import annotations

import time

import pytest

from bot.catalogue import SPOKEN
from tests.bot_api.citizen import Citizen, Desk
from tests.e2e.screen import quotations
from tests.e2e.service import Place, Service, new_token, running, started

pytestmark = pytest.mark.e2e

QUESTION = "Wann fand die erste Strategiekonferenz statt?"
WAITING = 8
STOP_TIME = 45.0


def test_a_restart_loses_no_question_and_repeats_no_setting(place: Place) -> None:
    with running(place, new_token()) as service:
        _profile_is_set(service.desk)
        crowd = _questions_in_work(service)
        service.process.signal_stop()
        assert service.process.exit_code(STOP_TIME) == 0
        assert [quotations(visitor.reads(within=0.1)) != [] for visitor in crowd] == [True] * WAITING
        late, since = service.citizen(), service.desk.calls()["next"]
        late.say(QUESTION)
        with started(place, service.desk, service.settings) as again:
            assert quotations(late.reads()) != []
            _profile_is_read(again.desk, since)
            changed = [
                call["method"] for call in again.desk.calls(since)["calls"] if call["method"].startswith("setmy")
            ]
            assert changed == []
            assert again.refused_calls(0) == []
            assert again.desk.state()["contract"] == []


def _questions_in_work(service: Service) -> list[Citizen]:
    """The bot has them all, but each answer takes the server a while."""
    service.desk.fault("sendMessage", times=WAITING, delay=1.0)
    crowd = [service.citizen() for _ in range(WAITING)]
    for visitor in crowd:
        visitor.say(QUESTION)
    until = time.monotonic() + 20
    while service.desk.state()["pending"] and time.monotonic() < until:
        time.sleep(0.01)
    return crowd


def _profile_is_set(desk: Desk) -> None:
    """Commands and descriptions for each language and as default."""
    _profile_is_read(desk, 0)
    for language in ("", *SPOKEN):
        code = {"language_code": language} if language else {}
        names = {command["command"] for command in desk.method("getMyCommands", **code)}
        assert names & {"hilfe", "help"}
        assert desk.method("getMyDescription", **code)["description"]
        assert desk.method("getMyShortDescription", **code)["short_description"]


def _profile_is_read(desk: Desk, since: int) -> None:
    """The last thing a start does is to look at the last language's short description, and to set it where needed."""
    until = time.monotonic() + 20
    languages: list[str] = []
    while len(languages) < 1 + len(SPOKEN) and time.monotonic() < until:
        calls = desk.calls(since, method="getMyShortDescription")["calls"]
        languages = [call["parameters"].get("language_code", "") for call in calls]
        time.sleep(0.1)
    assert sorted(languages) == sorted(["", *SPOKEN])
    time.sleep(0.3)
